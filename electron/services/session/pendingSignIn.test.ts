import { expect, test } from 'vitest';
import { manualClock } from '../manualClock.ts';
import { pendingSignIn } from './pendingSignIn.ts';
import type { SignInFailure } from './serverSession.ts';

function signInThat(...kinds: readonly (SignInFailure['kind'] | 'works')[]) {
  const clock = manualClock('2026-11-21T08:00:00.000Z');
  let tries = 0;
  const pending = pendingSignIn(clock, async () => {
    const kind = kinds[tries] ?? 'works';
    tries += 1;
    return kind === 'works' ? { ok: true, value: 'token' } : { ok: false, error: { kind } };
  });
  return { clock, pending, tries: () => tries };
}

test('requests at the same time share one try, and what came of it', async () => {
  const { pending, tries } = signInThat('works');
  expect(await Promise.all([pending.token(), pending.token()])).toEqual([
    { ok: true, value: 'token' },
    { ok: true, value: 'token' },
  ]);
  await pending.token();
  expect(tries()).toBe(1);
});

test('a server that was away is asked again, though not at every request', async () => {
  const { pending, clock, tries } = signInThat('serverUnreachable', 'works');
  for (let request = 0; request < 5; request += 1) expect(await pending.token()).toMatchObject({ ok: false });
  expect(tries()).toBe(1);
  clock.advance(2000);
  expect(await pending.token()).toEqual({ ok: true, value: 'token' });
});

test('a password that the server refused is not offered again', async () => {
  const { pending, clock, tries } = signInThat('wrongPassword', 'works');
  await pending.token();
  clock.advance(3_600_000);
  expect([await pending.token(), tries()]).toEqual([{ ok: false, error: { kind: 'wrongPassword' } }, 1]);
});
