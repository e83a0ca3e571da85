import { describe, expect, it } from 'vitest';
import { createStoreQueue, failureOf } from './storeQueue.ts';

describe('the queue of the store', () => {
  it('F05: answers in time when an operation never settles, and begins nothing on top of it', async () => {
    const queue = createStoreQueue(20);
    let begun = 0;
    expect(await queue.run(() => new Promise(() => undefined))).toEqual({ ok: false, error: { kind: 'unresponsive' } });
    expect(await queue.run(async () => (begun += 1))).toEqual({ ok: false, error: { kind: 'unresponsive' } });
    expect(begun).toBe(0);
  });

  it('goes on after a failure, in order', async () => {
    const queue = createStoreQueue(1000);
    const order: number[] = [];
    const results = await Promise.all([
      queue.run(async () => order.push(1)),
      queue.run(() => Promise.reject(new Error('no'))),
      queue.run(async () => order.push(2)),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(order).toEqual([1, 2]);
  });

  it.each([
    [{ name: 'AbortError', inner: { name: 'QuotaExceededError' } }, 'full'],
    [{ name: 'DatabaseClosedError', inner: { name: 'UnknownError' } }, 'corrupt'],
    [{ name: 'VersionError' }, 'unavailable'],
    [undefined, 'unavailable'],
  ])('says what an error means: %j', (error, kind) => {
    expect(failureOf(error)).toEqual({ kind });
  });
});
