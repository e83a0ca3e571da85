import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentHash, hashText, hashTexts, inBase36 } from './contentHash.ts';

it('writes whole numbers as the engine does in base 36', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      expect(inBase36(value)).toBe(value.toString(36));
    }),
    { seed: 36 },
  );
  for (const value of [0, 35, 36, 1295, 1296, 36 ** 10 - 1, 36 ** 10, Number.MAX_SAFE_INTEGER])
    expect(inBase36(value)).toBe(value.toString(36));
});

it('hashes several texts as their join by bars', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (texts) => {
      expect(hashTexts(texts)).toBe(hashText(texts.join('|')));
    }),
    { seed: 36 },
  );
});

it('knows a value again whatever the order of its keys, and not another one', () => {
  expect(contentHash({ a: 1, b: [2, { c: 3 }] })).toBe(contentHash({ b: [2, { c: 3 }], a: 1 }));
  expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: 2 }));
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
});
