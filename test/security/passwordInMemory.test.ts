import { setFlagsFromString } from 'node:v8';
import { setTimeout as wait } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { Result } from '../../schema/result.ts';
import { manualClock } from '../../electron/services/manualClock.ts';
import { pendingSignIn } from '../../electron/services/session/pendingSignIn.ts';
import type { PendingSignIn } from '../../electron/services/session/pendingSignIn.ts';
import type { SignInFailure } from '../../electron/services/session/serverSession.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A sign-in that holds a password, and a way to see whether anything still reaches that password. */
function signInWithPassword(answer: Result<string, SignInFailure>): {
  pending: PendingSignIn;
  isPasswordHeld: () => Promise<boolean>;
} {
  let password: { text: string } | null = { text: 'correct horse' };
  const watched = new WeakRef(password);
  const pending = pendingSignIn(manualClock('2026-11-21T08:00:00.000Z'), asking(password, answer));
  password = null;
  return {
    pending,
    async isPasswordHeld() {
      // A weak reference holds until the job in which it was made or read has ended.
      await wait(0);
      collectGarbage();
      return watched.deref() !== undefined;
    },
  };
}

function asking(
  password: { readonly text: string },
  answer: Result<string, SignInFailure>,
): () => Promise<Result<string, SignInFailure>> {
  return async () => (password.text === '' ? { ok: false, error: { kind: 'wrongPassword' } } : answer);
}

const away: Result<string, SignInFailure> = { ok: false, error: { kind: 'serverUnreachable' } };

test('the password goes as soon as there is a token', async () => {
  const { pending, isPasswordHeld } = signInWithPassword({ ok: true, value: 'token' });
  expect(await isPasswordHeld()).toBe(true);
  await pending.token();
  expect(await isPasswordHeld()).toBe(false);
  expect(await pending.token()).toEqual({ ok: true, value: 'token' });
});

test('the password goes when the server has refused it', async () => {
  const { pending, isPasswordHeld } = signInWithPassword({ ok: false, error: { kind: 'wrongPassword' } });
  await pending.token();
  expect(await isPasswordHeld()).toBe(false);
});

test('a server that is away keeps it waiting, and the lock takes it', async () => {
  const { pending, isPasswordHeld } = signInWithPassword(away);
  await pending.token();
  expect(await isPasswordHeld()).toBe(true);
  pending.forget();
  expect(await isPasswordHeld()).toBe(false);
  expect(await pending.token()).toEqual(away);
});
