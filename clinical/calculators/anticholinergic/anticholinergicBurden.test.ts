import { expect, test } from 'vitest';
import { anticholinergicBurden } from './anticholinergicBurden.ts';
import { burdenScores } from './burdenScores.ts';

test('drugs add up, once each, the strongest first', () => {
  expect(anticholinergicBurden(['furosemide', 'oxybutynin', 'amantadine', 'oxybutynin', 'paracetamol'])).toEqual({
    points: 6,
    counted: [
      { substance: 'oxybutynin', points: 3 },
      { substance: 'amantadine', points: 2 },
      { substance: 'furosemide', points: 1 },
    ],
    notListed: ['paracetamol'],
  });
  expect(anticholinergicBurden([])).toEqual({ points: 0, counted: [], notListed: [] });
});

test.each([
  ['amitriptyline', 3],
  ['trospium', 3],
  ['carbamazepine', 2],
  ['pimozide', 2],
  ['warfarin', 1],
  ['mirabegron', undefined],
])('%s: %s', (substance, points) => expect(burdenScores.get(substance)).toBe(points));
