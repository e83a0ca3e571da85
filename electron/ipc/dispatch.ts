import { ipcTable } from '../../schema/ipc/ipcTable.ts';
import type { IpcChannel, IpcFailure, IpcRequest, IpcResponse, LockState } from '../../schema/ipc/ipcTable.ts';
import type { Result } from '../../schema/result.ts';

export type IpcHandlers = { readonly [C in IpcChannel]: (request: IpcRequest<C>) => Promise<IpcResponse<C>> };

/** `defect`: the handler broke, or answered what the table does not allow. What broke stays in the log. */
export type DispatchFailure = { readonly kind: 'noSuchChannel' | 'badRequest' | 'defect' };

/** A page may be late by one lock; each channel that a state can refuse has this in its table. */
const NOT_ALLOWED: IpcFailure = { ok: false, code: 'notAllowed' };

/** The one way into the shell for a page, the same for Electron and for the browser shell. */
export type Dispatch = (channel: string, request: unknown) => Promise<Result<unknown, DispatchFailure>>;

export interface DispatchParts {
  readonly handlers: IpcHandlers;
  readonly lockState: () => LockState;
  /** Gets the channel and where it broke, never a value that was sent or thrown. */
  readonly reportDefect: (channel: IpcChannel, where: 'handler' | 'response') => void;
}

export function createDispatch({ handlers, lockState, reportDefect }: DispatchParts): Dispatch {
  return async (channel, request) => {
    if (!isChannel(channel)) return { ok: false, error: { kind: 'noSuchChannel' } };
    const { states, request: requestSchema, response: responseSchema } = ipcTable[channel];
    const allowed: readonly LockState[] = states;
    if (!allowed.includes(lockState())) return { ok: true, value: NOT_ALLOWED };
    const parsed = requestSchema.safeParse(request);
    if (!parsed.success) return { ok: false, error: { kind: 'badRequest' } };
    // The compiler cannot follow that the handler and the schema come from the same row of the table.
    const handler = handlers[channel] as (request: unknown) => Promise<unknown>;
    let response: unknown;
    try {
      response = await handler(parsed.data);
    } catch {
      reportDefect(channel, 'handler');
      return { ok: false, error: { kind: 'defect' } };
    }
    const checked = responseSchema.safeParse(response);
    if (checked.success) return { ok: true, value: checked.data };
    reportDefect(channel, 'response');
    return { ok: false, error: { kind: 'defect' } };
  };
}

/** Own keys only: `constructor` and `__proto__` are no channels. */
function isChannel(channel: string): channel is IpcChannel {
  return Object.hasOwn(ipcTable, channel);
}
