import fc from 'fast-check';
import { createSHA256, sha256 } from 'hash-wasm';
import { describe, expect, it } from 'vitest';
import { createScopeDigestIndex, isSameDigest, type DigestEntry } from './scopeDigest.ts';

const entries = fc.uniqueArray(
  fc.record({
    type: fc.constantFrom<DigestEntry['type']>('chart', 'event', 'state', 'ward'),
    id: fc.string({ minLength: 1, maxLength: 8 }),
    seq: fc.integer({ min: 1, max: 1000 }),
  }),
  { selector: ({ type, id }) => `${type}:${id}`, maxLength: 12 },
);

describe('the digest of a scope', () => {
  it('is the first 8 bytes of SHA-256 for one document (value from sha256sum)', async () => {
    const index = createScopeDigestIndex(sha256);
    await index.set([{ type: 'chart', id: 'p1', seq: 7 }]);
    expect(index.value()).toEqual({ count: 1, xor: '953a9042423b3b5f' });
  });

  it('is all zero for nothing', () => {
    expect(createScopeDigestIndex(sha256).value()).toEqual({ count: 0, xor: '0000000000000000' });
  });

  it('depends on what is held, not on how it came there', async () => {
    await fc.assert(
      fc.asyncProperty(entries, entries, async (final, passing) => {
        const straight = createScopeDigestIndex(sha256);
        await straight.set(final);
        const winding = createScopeDigestIndex(sha256);
        await winding.set(passing);
        await winding.set(final.toReversed());
        const kept = new Set(final.map(({ type, id }) => `${type}:${id}`));
        passing.filter(({ type, id }) => !kept.has(`${type}:${id}`)).forEach((entry) => winding.delete(entry));
        expect(winding.value()).toEqual(straight.value());
      }),
      { numRuns: 40 },
    );
  });

  it('notices one document lost, one doubled under another id, and one left behind', async () => {
    const held: DigestEntry[] = [1, 2, 3].map((n) => ({ type: 'chart', id: `p${n}`, seq: n }));
    const digestOf = async (list: readonly DigestEntry[]) => {
      const index = createScopeDigestIndex(sha256);
      await index.set(list);
      return index.value();
    };
    const whole = await digestOf(held);
    expect(isSameDigest(whole, await digestOf(held.slice(1)))).toBe(false);
    expect(isSameDigest(whole, await digestOf([...held, { type: 'chart', id: 'p9', seq: 3 }]))).toBe(false);
    expect(isSameDigest(whole, await digestOf([...held.slice(1), { type: 'chart', id: 'p1', seq: 2 }]))).toBe(false);
  });

  it('takes 10,000 documents with a synchronous hash without a wait for each', async () => {
    const hasher = await createSHA256();
    const index = createScopeDigestIndex((text) => hasher.init().update(text).digest('hex'));
    await index.set(Array.from({ length: 10_000 }, (_, n) => ({ type: 'chart' as const, id: `p${n}`, seq: n + 1 })));
    expect(index.value().count).toBe(10_000);
    expect(index.seqOf({ type: 'chart', id: 'p41' })).toBe(42);
  });
});
