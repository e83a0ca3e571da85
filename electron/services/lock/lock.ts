import type { LockState } from '../../../schema/ipc/ipcTable.ts';
import type { Clock } from '../clock.ts';
import { randomToken } from '../random.ts';
import type { Random } from '../random.ts';
import { sameText } from '../sameText.ts';

/** What exists only between unlocking and locking. `token` is null while the server has not (or not again) accepted the password. */
export interface OpenDesk<Content> {
  readonly content: Content;
  readonly dataKey: Uint8Array;
  /** Ends when the desk is locked: everything under way for it stops. */
  readonly ended: AbortSignal;
}

export type LockReason =
  | 'asked'
  | 'idle'
  | 'leaseEnded'
  | 'suspended'
  | 'screenLocked'
  | 'pageLoaded'
  | 'left'
  | 'closing';

/** Says who may do what: nobody (notEnrolled, locked), or whoever holds the capability (unlocked). */
export interface Lock<Content> {
  state(): LockState;
  setEnrolled(enrolled: boolean): void;
  /** Returns the capability: 256 unguessable bits, void at the next lock. */
  unlock(content: Content, dataKey: Uint8Array): string;
  open(): OpenDesk<Content> | null;
  replace(content: Content): void;
  /** The desk, for whoever shows the capability of this very unlocking. */
  openFor(capability: string): OpenDesk<Content> | null;
  lock(reason: LockReason): void;
  /** Someone is there: the idle time starts anew. */
  active(): void;
  onLock(listen: (reason: LockReason) => void): void;
}

export interface LockOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly idleMinutes: number;
  readonly enrolled: boolean;
}

export function createLock<Content>({ clock, random, idleMinutes, enrolled }: LockOptions): Lock<Content> {
  let state: LockState = enrolled ? 'locked' : 'notEnrolled';
  let desk: { content: Content; dataKey: Uint8Array; capability: string; ending: AbortController } | null = null;
  let stopIdleTimer = (): void => {};
  const listeners: ((reason: LockReason) => void)[] = [];

  const lock = (reason: LockReason): void => {
    if (desk === null) return;
    const closed = desk;
    desk = null;
    state = 'locked';
    stopIdleTimer();
    closed.ending.abort();
    // JavaScript cannot promise that no copy is left, but this one is gone.
    closed.dataKey.fill(0);
    for (const listen of listeners) listen(reason);
  };
  const active = (): void => {
    stopIdleTimer();
    if (desk !== null) stopIdleTimer = clock.after(idleMinutes * 60_000, () => lock('idle'));
  };
  const open = (): OpenDesk<Content> | null =>
    desk === null ? null : { content: desk.content, dataKey: desk.dataKey, ended: desk.ending.signal };

  return {
    state: () => state,
    setEnrolled(isEnrolled) {
      if (!isEnrolled) lock('left');
      if (desk === null) state = isEnrolled ? 'locked' : 'notEnrolled';
    },
    unlock(content, dataKey) {
      lock('asked');
      desk = { content, dataKey, capability: randomToken(random), ending: new AbortController() };
      state = 'unlocked';
      active();
      return desk.capability;
    },
    open,
    replace(content) {
      if (desk !== null) desk.content = content;
    },
    openFor: (capability) => (desk !== null && sameText(capability, desk.capability) ? open() : null),
    lock,
    active,
    onLock(listen) {
      listeners.push(listen);
    },
  };
}
