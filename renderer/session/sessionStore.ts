import { createStore } from 'zustand';
import type { IpcFailure, IpcResponse } from '../../schema/ipc/ipcTable.ts';
import type { User } from '../../schema/wire/session.ts';
import type { Desk, DeskFailure, DeskStarted } from '../desk/desk.ts';
import { useNavigation } from './navigationStore.ts';
import { useNotice } from './noticeStore.ts';
import { usePreferences } from './preferencesStore.ts';
import { ShellCallError, type ShellCall } from './shellCall.ts';
import { saveDraftsNow } from './useDraft.ts';

export type ShellDescription = IpcResponse<'shell.describe'>;
type Unlocked = Extract<IpcResponse<'session.unlock'>, { ok: true }>;

export type SessionPhase =
  | { readonly kind: 'asking' }
  | { readonly kind: 'shellGone'; readonly why: ShellCallError['kind'] }
  | { readonly kind: 'enrol' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'opening'; readonly user: User }
  | {
      readonly kind: 'open';
      readonly user: User;
      readonly desk: Desk;
      readonly substanceNames: DeskStarted['substanceNames'];
    }
  | { readonly kind: 'deskFailed'; readonly failure: DeskFailure };

export interface SessionStore {
  readonly phase: SessionPhase;
  readonly shell: ShellDescription | null;
  /** A remark of the desk that does not stop the work, such as "the cache was rebuilt". */
  readonly remark: DeskFailure | null;
  readonly describe: () => Promise<void>;
  readonly enrol: (request: { serverUrl: string; username: string; password: string }) => Promise<IpcFailure | null>;
  readonly unlock: (request: { username: string; password: string }) => Promise<IpcFailure | null>;
  readonly renew: (password: string) => Promise<IpcFailure | null>;
  readonly lock: () => Promise<IpcFailure | null>;
  readonly leave: () => Promise<IpcFailure | null>;
  readonly writeRescue: () => Promise<IpcResponse<'rescue.write'>>;
  readonly takeRescue: (file: string) => Promise<IpcResponse<'rescue.take'>>;
  readonly exchangeState: () => Promise<IpcResponse<'exchange.state'>>;
  readonly writeExchange: () => Promise<IpcResponse<'exchange.write'>>;
  readonly takeExchange: (file: string) => Promise<IpcResponse<'exchange.take'>>;
  readonly nearby: () => Promise<IpcResponse<'exchange.nearby'>>;
  readonly dismissRemark: () => void;
}

/** How soon an unattended screen follows the shell that locked: the patients must not stay on it. */
const ASK_IF_LOCKED_MS = 5000;

/** The life of a session: ask the shell, enrol or unlock, start the desk, lock. `createDesk` gives a fresh desk for each unlock. */
export function createSessionStore(call: ShellCall, createDesk: () => Desk) {
  return createStore<SessionStore>()((set, get) => {
    let deskInUse: Desk | null = null;
    let asking: ReturnType<typeof setInterval> | undefined;

    async function describe(): Promise<void> {
      try {
        const shell = await call('shell.describe', {});
        usePreferences.getState().takePolicy(shell.policy);
        // Unlocked without a page that holds its capability: the page was reloaded, so it asks for the password again.
        if (shell.lockState === 'unlocked') await call('session.lock', {});
        set({ shell, phase: { kind: shell.lockState === 'notEnrolled' ? 'enrol' : 'locked' } });
      } catch (error) {
        set({ phase: { kind: 'shellGone', why: error instanceof ShellCallError ? error.kind : 'defect' } });
      }
    }

    async function open(unlocked: Unlocked): Promise<void> {
      const { user, capability, vaultId, deviceId } = unlocked;
      set({ phase: { kind: 'opening', user } });
      const policy = get().shell?.policy;
      if (policy === undefined) return set({ phase: { kind: 'shellGone', why: 'defect' } });
      const desk = createDesk();
      deskInUse = desk;
      clearInterval(asking);
      asking = setInterval(() => void followLock(), ASK_IF_LOCKED_MS);
      desk.onFailure((failure) => {
        if (failure.kind === 'databaseRebuilt' || failure.kind === 'diskFull') set({ remark: failure });
        // The shell locked by itself (idle, or sleep): back to the unlock screen, which says who is enrolled.
        else if (failure.kind === 'capabilityVoid') void close().then(describe);
        else set({ phase: { kind: 'deskFailed', failure } });
      });
      const started = await desk.start({ capability, vaultId, deviceId, user, policy });
      if (deskInUse !== desk) return;
      const firstWard = user.wards.length === 1 ? user.wards[0] : undefined;
      useNavigation.setState({ wardId: firstWard?.id ?? null });
      const { ok } = started;
      set({
        phase: ok
          ? { kind: 'open', user, desk, substanceNames: started.substanceNames }
          : { kind: 'deskFailed', failure: started.failure },
      });
    }

    /** The shell locks by itself (idle, sleep, end of the lease) and cannot call the page: the page asks. */
    async function followLock(): Promise<void> {
      const desk = deskInUse;
      try {
        const shell = await call('shell.describe', {});
        if (shell.lockState === 'unlocked' || deskInUse !== desk || desk === null) return;
      } catch {
        // A shell that is gone says so to the next call that matters; what is typed stays on the screen until then.
        return;
      }
      await close();
      await describe();
    }

    async function close(): Promise<void> {
      clearInterval(asking);
      const closing = deskInUse;
      deskInUse = null;
      await saveDraftsNow();
      await closing?.stop();
      useNavigation.getState().reset();
      useNotice.getState().dismiss();
      set({ remark: null });
    }

    return {
      phase: { kind: 'asking' },
      shell: null,
      remark: null,
      describe,
      enrol: async (request) => {
        const answer = await call('session.enrol', request);
        if (!answer.ok) return answer;
        void open(answer);
        return null;
      },
      unlock: async (request) => {
        const answer = await call('session.unlock', request);
        if (!answer.ok) return answer;
        void open(answer);
        return null;
      },
      renew: async (password) => {
        const answer = await call('session.renew', { password });
        return answer.ok ? null : answer;
      },
      lock: async () => {
        await close();
        const answer = await call('session.lock', {});
        await describe();
        return answer.ok ? null : answer;
      },
      leave: async () => {
        const answer = await call('session.leave', {});
        if (!answer.ok) return answer;
        await close();
        await describe();
        return null;
      },
      writeRescue: () => call('rescue.write', {}),
      takeRescue: (file) => call('rescue.take', { file }),
      exchangeState: () => call('exchange.state', {}),
      writeExchange: () => call('exchange.write', {}),
      takeExchange: (file) => call('exchange.take', { file }),
      nearby: () => call('exchange.nearby', {}),
      dismissRemark: () => set({ remark: null }),
    };
  });
}
