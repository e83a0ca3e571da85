import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byText, sortFew } from './sortFew.ts';

it('sorts as the engine does, equal ones as they stood', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.nat()), { maxLength: 30 }), (pairs) => {
      const byFirst = (one: readonly number[], other: readonly number[]) => (one[0] ?? 0) - (other[0] ?? 0);
      expect(sortFew([...pairs], byFirst)).toEqual([...pairs].sort(byFirst));
    }),
    { seed: 17 },
  );
});

it('orders texts by their characters', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 11 }), (texts) => {
      expect(sortFew([...texts], byText)).toEqual([...texts].sort());
    }),
    { seed: 17 },
  );
});
