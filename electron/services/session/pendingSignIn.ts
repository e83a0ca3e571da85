import type { Result } from '../../../schema/result.ts';
import type { Clock } from '../clock.ts';
import type { SignInFailure } from './serverSession.ts';

/**
 * A desk that was unlocked without the server still owes the server its password. Until that is paid, each request of the
 * desk may try; the password stays in memory for it, and goes as soon as a token came or the server refused it.
 */
export interface PendingSignIn {
  /** A token, or why there is none. Requests at the same time share one try; after a failure the next waits a little. */
  token(): Promise<Result<string, SignInFailure>>;
  /** The desk was locked: nothing is asked any more; password and token go. */
  forget(): void;
  /** Waits for a try that is under way. */
  settled(): Promise<void>;
}

const PAUSE_MS = 2000;

export function pendingSignIn(clock: Clock, signIn: () => Promise<Result<string, SignInFailure>>): PendingSignIn {
  let underWay: Promise<Result<string, SignInFailure>> | null = null;
  let latest: { readonly result: Result<string, SignInFailure>; readonly at: number } | null = null;
  const isFinal = (result: Result<string, SignInFailure>): boolean =>
    result.ok || result.error.kind === 'wrongPassword' || result.error.kind === 'protocolTooOld';

  // Whoever holds this function holds the password; `signIn` itself is used nowhere below, so that dropping this frees it.
  let ask: typeof signIn | null = signIn;

  const tryNow = async (): Promise<Result<string, SignInFailure>> => {
    const asked = ask;
    const result: Result<string, SignInFailure> =
      asked === null ? { ok: false, error: { kind: 'serverUnreachable' } } : await asked();
    underWay = null;
    // Locked meanwhile: the token is not kept either.
    if (ask !== asked) return result;
    latest = { result, at: clock.now() };
    if (isFinal(result)) ask = null;
    return result;
  };
  return {
    token() {
      const isFresh = latest !== null && (isFinal(latest.result) || Math.abs(clock.now() - latest.at) < PAUSE_MS);
      if (latest !== null && isFresh) return Promise.resolve(latest.result);
      underWay ??= tryNow();
      return underWay;
    },
    forget() {
      ask = null;
      latest = null;
    },
    async settled() {
      await underWay;
    },
  };
}
