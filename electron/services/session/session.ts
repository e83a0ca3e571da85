import type { IpcFailure, IpcRequest, IpcResponse } from '../../../schema/ipc/ipcTable.ts';
import type { Policy } from '../../../schema/ipc/policy.ts';
import type { Result } from '../../../schema/result.ts';
import { webRescueCrypto } from '../../../sync/rescue/webRescueCrypto.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { Lock } from '../lock/lock.ts';
import { inTurn } from '../inTurn.ts';
import { FAILURES_THAT_NEED_THE_NETWORK } from '../vault/attempts.ts';
import type { AttemptCounter } from '../vault/attempts.ts';
import type { VaultRecord } from '../vault/envelope.ts';
import type { OpenedVault, Vault } from '../vault/vault.ts';
import { grantedLease, leaseHasEnded, seenAtUnlocking, timeSeen } from './lease.ts';
import { pendingSignIn } from './pendingSignIn.ts';
import type { PendingSignIn } from './pendingSignIn.ts';
import type { ServerSession, SignInFailure } from './serverSession.ts';

/** What the desk holds while it is open. `signIn` gets the token that opens the central server; both live in memory only. */
export interface DeskContent {
  readonly opened: OpenedVault;
  readonly signIn: PendingSignIn;
}

export interface SessionParts {
  readonly vault: Vault;
  readonly attempts: AttemptCounter;
  readonly server: ServerSession;
  readonly lock: Lock<DeskContent>;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly deviceId: string;
  /** The journal of a vault; opened at most once. */
  readonly journalOf: (vaultId: string) => Promise<Journal>;
  readonly forgetJournalOf: (vaultId: string) => Promise<void>;
}

type AuthorKey = NonNullable<VaultRecord['authorKey']>;
type SignedIn = { readonly token: string; readonly record: VaultRecord };

function newAuthorKey(): Promise<AuthorKey> {
  return webRescueCrypto(globalThis.crypto).newKeys('Ed25519');
}

/** Enrolling, unlocking, renewing, leaving: the handlers of `session.*`. */
export interface Session {
  enrol(request: IpcRequest<'session.enrol'>): Promise<IpcResponse<'session.enrol'>>;
  unlock(request: IpcRequest<'session.unlock'>): Promise<IpcResponse<'session.unlock'>>;
  renew(request: IpcRequest<'session.renew'>): Promise<IpcResponse<'session.renew'>>;
  leave(): Promise<IpcResponse<'session.leave'>>;
  /** The server took these wards from this person: what the vault record holds for them goes. */
  dropWards(wardIds: readonly string[]): Promise<void>;
  /** Waits for what goes on in the background of an unlocking: nothing may write after the shell has ended. */
  settle(): Promise<void>;
}

export function createSession(parts: SessionParts): Session {
  const { vault, attempts, server, lock, clock, policy, deviceId } = parts;
  // Side by side, a hundred guesses would all see "no need to wait", and two writers would meet in one envelope.
  const oneAtATime = inTurn();
  let cancelLeaseTimer = (): void => {};
  let latestSignIn: PendingSignIn | null = null;
  lock.onLock(() => {
    cancelLeaseTimer();
    latestSignIn?.forget();
  });

  const open = (opened: OpenedVault, pending: PendingSignIn): IpcResponse<'session.unlock'> => {
    const capability = lock.unlock({ opened, signIn: pending }, opened.dataKey);
    const { user, leaseUntil } = opened.record;
    watchLease(opened);
    return { ok: true, user, capability, vaultId: opened.envelope.vaultId, deviceId, leaseUntil };
  };

  const watchLease = ({ record }: OpenedVault): void => {
    cancelLeaseTimer();
    const left = Date.parse(record.leaseUntil) - timeSeen(record, clock.now());
    cancelLeaseTimer = clock.after(Math.max(left, 0), () => lock.lock('leaseEnded'));
  };

  /** The record that the answer leaves in the vault comes with the answer. */
  const signInWith = async (
    authorKey: AuthorKey,
    credentials: { readonly serverUrl: string; readonly username: string; readonly password: string },
  ): Promise<Result<SignedIn, SignInFailure>> => {
    const answer = await server.signIn({ ...credentials, deviceId, authorKey: authorKey.publicKey });
    if (!answer.ok) return answer;
    const { token, user, leaseUntil, certificate, siteKeys, exchange } = answer.value;
    const record: VaultRecord = {
      user,
      leaseUntil: grantedLease(leaseUntil, clock.now(), policy),
      latestSeen: new Date(clock.now()).toISOString(),
      authorKey,
      ...(certificate === undefined ? {} : { certificate }),
      ...(siteKeys === undefined ? {} : { siteKeys }),
      ...(exchange === undefined ? {} : { exchange }),
    };
    return { ok: true, value: { token, record } };
  };

  const signIn = async (
    { envelope, record }: Pick<OpenedVault, 'envelope' | 'record'>,
    password: string,
  ): Promise<Result<SignedIn, SignInFailure>> =>
    signInWith(record.authorKey ?? (await newAuthorKey()), {
      serverUrl: envelope.serverUrl,
      username: envelope.enrolled.username,
      password,
    });

  /** Tried in the background at once, and again at the desk's requests, until the server has answered. */
  const signInLater = (opened: OpenedVault, password: string): PendingSignIn => {
    const pending = pendingSignIn(clock, async () => {
      const answer = await signIn(opened, password);
      if (!answer.ok) return answer;
      await oneAtATime(() => keepLease(pending, answer.value.record));
      return { ok: true, value: answer.value.token };
    });
    return pending;
  };

  const keepLease = async (pending: PendingSignIn, record: OpenedVault['record']): Promise<void> => {
    const isOpen = (): OpenedVault | null => {
      const content = lock.open()?.content;
      return content?.signIn === pending ? content.opened : null;
    };
    const opened = isOpen();
    if (opened === null) return;
    const kept = await vault.keepRecord(opened, record);
    if (!kept.ok || isOpen() === null) return;
    lock.replace({ opened: kept.value, signIn: pending });
    watchLease(kept.value);
  };

  const wrongPassword = async (): Promise<IpcFailure> => {
    const waitSeconds = await attempts.failed();
    return { ok: false, code: 'wrongPassword', waitSeconds };
  };

  const session: Omit<Session, 'settle'> = {
    async enrol({ serverUrl, username, password }) {
      if (lock.state() !== 'notEnrolled' || (policy.serverUrl !== null && !sameAddress(policy.serverUrl, serverUrl)))
        return failed('notAllowed');
      const waitSeconds = await attempts.secondsToWait();
      if (waitSeconds > 0) return { ok: false, code: 'wait', waitSeconds };
      const answer = await signInWith(await newAuthorKey(), { serverUrl, username, password });
      if (!answer.ok) return answer.error.kind === 'wrongPassword' ? wrongPassword() : failed(codeFor(answer.error));
      const { token, record } = answer.value;
      if (leaseHasEnded(record, clock.now())) return failed('leaseExpired');
      const created = await vault.create({ serverUrl, record, password });
      if (!created.ok) return failed('diskFull');
      await attempts.succeeded();
      await parts.journalOf(created.value.envelope.vaultId);
      lock.setEnrolled(true);
      return open(created.value, signedIn(token));
    },

    async unlock({ username, password }) {
      if (lock.state() !== 'locked') return failed('notAllowed');
      const state = await vault.state();
      if (state.kind !== 'present') return failed('profileDamaged');
      if (!sameName(state.envelope.enrolled.username, username)) return failed('otherUser');
      const waitSeconds = await attempts.secondsToWait();
      if (waitSeconds > 0) return { ok: false, code: 'wait', waitSeconds };
      const needsNetwork = (await attempts.failures()) >= FAILURES_THAT_NEED_THE_NETWORK;
      if (needsNetwork) {
        const reached = await server.check(state.envelope.serverUrl);
        if (!reached.ok) return failed(codeFor(reached.error));
      }
      const opening = await vault.open(password);
      if (!opening.ok) return opening.error.kind === 'damaged' ? failed('profileDamaged') : wrongPassword();
      const opened = opening.value;
      const ended = leaseHasEnded(opened.record, clock.now());
      if (!ended && !needsNetwork) {
        await attempts.succeeded();
        await parts.journalOf(opened.envelope.vaultId);
        const seen = await vault.keepRecord(opened, {
          ...opened.record,
          latestSeen: seenAtUnlocking(opened.record, clock.now()),
        });
        const current = seen.ok ? seen.value : opened;
        const pending = signInLater(current, password);
        const response = open(current, pending);
        void pending.token();
        latestSignIn = pending;
        return response;
      }
      const answer = await signIn(opened, password);
      if (!answer.ok)
        return answer.error.kind === 'wrongPassword' && needsNetwork
          ? wrongPassword()
          : failed(ended ? 'leaseExpired' : codeFor(answer.error));
      await attempts.succeeded();
      const { record } = answer.value;
      // By this machine's clock the new lease is over as well: the clock is wrong, and the desk would lock at once.
      if (leaseHasEnded(record, clock.now())) return failed('leaseExpired');
      const kept = await vault.keepRecord(opened, record);
      if (!kept.ok) return failed('diskFull');
      await parts.journalOf(opened.envelope.vaultId);
      return open(kept.value, signedIn(answer.value.token));
    },

    async renew({ password }) {
      const desk = lock.open();
      if (desk === null) return failed('notAllowed');
      const { opened } = desk.content;
      const answer = await signIn(opened, password);
      if (!answer.ok) return failed(codeFor(answer.error));
      if (lock.open()?.content.opened !== opened) return failed('notAllowed');
      // The server may have a new password for this person by now: from here on the vault opens with that one.
      const wrapped = await vault.rewrap(opened, answer.value.record, password);
      if (!wrapped.ok) return failed('diskFull');
      lock.replace({ opened: wrapped.value, signIn: signedIn(answer.value.token) });
      watchLease(wrapped.value);
      return { ok: true };
    },

    async dropWards(wardIds) {
      const desk = lock.open();
      const exchange = desk?.content.opened.record.exchange;
      if (desk === null || exchange === undefined) return;
      const { opened, signIn: pending } = desk.content;
      const lost = new Set(wardIds);
      const wards = exchange.wards.filter(({ wardId }) => !lost.has(wardId));
      if (wards.length === exchange.wards.length) return;
      const kept = await vault.keepRecord(opened, { ...opened.record, exchange: { wards } });
      if (kept.ok && lock.open()?.content.opened === opened) lock.replace({ opened: kept.value, signIn: pending });
    },

    async leave() {
      const state = await vault.state();
      if (state.kind === 'present') {
        const { vaultId } = state.envelope;
        const unsent = (await parts.journalOf(vaultId)).unsent();
        if (unsent > 0) return { ok: false, code: 'unsentActs', unsent };
        await parts.forgetJournalOf(vaultId);
      }
      await vault.forget();
      await attempts.succeeded();
      lock.setEnrolled(false);
      return { ok: true };
    },
  };
  return {
    enrol: (request) => oneAtATime(() => session.enrol(request)),
    unlock: (request) => oneAtATime(() => session.unlock(request)),
    renew: (request) => oneAtATime(() => session.renew(request)),
    leave: () => oneAtATime(() => session.leave()),
    dropWards: (wardIds) => oneAtATime(() => session.dropWards(wardIds)),
    settle: async () => latestSignIn?.settled(),
  };
}

function signedIn(token: string): PendingSignIn {
  return { token: async () => ({ ok: true, value: token }), forget: () => {}, settled: async () => {} };
}

function sameAddress(one: string, other: string): boolean {
  return new URL(one).href === new URL(other).href;
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function codeFor({ kind }: SignInFailure): IpcFailure['code'] {
  // A password never goes out in clear, whoever asks.
  return kind === 'insecureAddress' ? 'notAllowed' : kind;
}

function failed(code: IpcFailure['code']): IpcFailure {
  return { ok: false, code };
}
