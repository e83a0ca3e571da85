import { ipcTable } from '../../schema/ipc/ipcTable.ts';
import type { IpcChannel, IpcRequest, IpcResponse } from '../../schema/ipc/ipcTable.ts';

/** What Electron's preload puts into the page: one function for each channel. */
type Bridge = Readonly<Record<IpcChannel, (request: unknown) => Promise<unknown>>>;

declare global {
  interface Window {
    readonly wardlight?: Bridge;
  }
}

/**
 * Why the shell gave no answer of the table. `notStarted`: this page was opened without a start address (or its ticket was
 * used before): close it and open Wardlight anew. `gone`: the shell has ended.
 */
export class ShellCallError extends Error {
  readonly kind: 'notStarted' | 'gone' | 'defect';

  constructor(kind: ShellCallError['kind']) {
    super(`the shell did not answer: ${kind}`);
    this.name = 'ShellCallError';
    this.kind = kind;
  }
}

/** Asks the shell: by the preload's function in Electron, by a request to its own origin in the browser shell. Throws `ShellCallError`. */
export async function callShell<C extends IpcChannel>(channel: C, request: IpcRequest<C>): Promise<IpcResponse<C>> {
  const answer =
    window.wardlight === undefined
      ? await post(channel, request)
      : await throughBridge(window.wardlight, channel, request);
  const parsed = ipcTable[channel].response.safeParse(answer);
  if (!parsed.success) throw new ShellCallError('defect');
  if (channel === 'window.print' && window.wardlight === undefined) window.print();
  // The compiler cannot follow that the schema comes from the row of this channel.
  return parsed.data as IpcResponse<C>;
}

export type ShellCall = typeof callShell;

async function throughBridge(bridge: Bridge, channel: IpcChannel, request: unknown): Promise<unknown> {
  try {
    return await bridge[channel](request);
  } catch {
    throw new ShellCallError('defect');
  }
}

async function post(channel: IpcChannel, request: unknown): Promise<unknown> {
  await started();
  const answer = await send(`/ipc/${channel}`, 'application/json', JSON.stringify(request));
  if (answer.status === 401 || answer.status === 403) throw new ShellCallError('notStarted');
  if (!answer.ok) throw new ShellCallError('defect');
  return answer.json();
}

let starting: Promise<void> | null = null;

/** Changes the ticket of the start address for a cookie, once, and takes it out of the address bar and the history. */
function started(): Promise<void> {
  starting ??= exchangeTicket();
  return starting;
}

async function exchangeTicket(): Promise<void> {
  const ticket = /^#start=([\w-]+)$/.exec(location.hash)?.[1];
  if (ticket === undefined) return;
  history.replaceState(null, '', location.pathname);
  const answer = await send('/start', 'text/plain', ticket);
  if (!answer.ok) throw new ShellCallError('notStarted');
}

async function send(path: string, contentType: string, body: string): Promise<Response> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
      cache: 'no-store',
      redirect: 'error',
    });
  } catch {
    throw new ShellCallError('gone');
  }
}

const SAY_ACTIVE_EVERY_MS = 10_000;

/** Tells the shell, at most every 10 s, that someone is there; without it the shell locks. Returns what ends it. */
export function reportActivity(page: EventTarget): () => void {
  let saidAt = -Infinity;
  const say = (): void => {
    if (performance.now() - saidAt < SAY_ACTIVE_EVERY_MS) return;
    saidAt = performance.now();
    // A shell that is locked or gone says so to the next call that matters.
    void callShell('session.active', {}).catch(() => undefined);
  };
  const events = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
  for (const name of events) page.addEventListener(name, say, { capture: true, passive: true });
  return () => {
    for (const name of events) page.removeEventListener(name, say, { capture: true });
  };
}
