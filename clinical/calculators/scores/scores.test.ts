import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HasBledFacts, hasBled } from './hasBled.ts';
import { boundsOf } from './score.ts';
import { type TisdaleFacts, tisdale } from './tisdale.ts';

const calm: TisdaleFacts = {
  ageYears: 50,
  isFemale: false,
  takesLoopDiuretic: false,
  potassiumMmolPerL: 4,
  admissionQtcMs: 400,
  hasAcuteMyocardialInfarction: false,
  hasSepsis: false,
  hasHeartFailure: false,
  qtProlongingDrugs: 0,
};

describe('Tisdale 2013', () => {
  // Each line of the paper's table by itself, and its limits from both sides.
  test.each([
    ['nothing', {}, 0],
    ['67 years', { ageYears: 67 }, 0],
    ['68 years', { ageYears: 68 }, 1],
    ['a woman', { isFemale: true }, 1],
    ['a loop diuretic', { takesLoopDiuretic: true }, 1],
    ['potassium 3.6', { potassiumMmolPerL: 3.6 }, 0],
    ['potassium 3.5', { potassiumMmolPerL: 3.5 }, 2],
    ['QTc 449', { admissionQtcMs: 449 }, 0],
    ['QTc 450', { admissionQtcMs: 450 }, 2],
    ['infarction', { hasAcuteMyocardialInfarction: true }, 2],
    ['sepsis', { hasSepsis: true }, 3],
    ['heart failure', { hasHeartFailure: true }, 3],
    ['one drug', { qtProlongingDrugs: 1 }, 3],
    ['two drugs', { qtProlongingDrugs: 2 }, 6],
    ['five drugs', { qtProlongingDrugs: 5 }, 6],
  ])('%s: %o is %i', (_name, change, points) => {
    expect(tisdale({ ...calm, ...change }).score).toEqual({ complete: true, points });
  });

  test('everything is the 21 points that the paper gives as the most', () => {
    const all: TisdaleFacts = {
      ageYears: 80,
      isFemale: true,
      takesLoopDiuretic: true,
      potassiumMmolPerL: 3,
      admissionQtcMs: 480,
      hasAcuteMyocardialInfarction: true,
      hasSepsis: true,
      hasHeartFailure: true,
      qtProlongingDrugs: 3,
    };
    expect(tisdale(all)).toEqual({ score: { complete: true, points: 21 }, risks: ['high'] });
  });

  test.each([
    [6, { qtProlongingDrugs: 2 }, ['low']],
    [7, { qtProlongingDrugs: 2, isFemale: true }, ['moderate']],
    [10, { qtProlongingDrugs: 2, hasSepsis: true, isFemale: true }, ['moderate']],
    [11, { qtProlongingDrugs: 2, hasSepsis: true, admissionQtcMs: 460 }, ['high']],
  ])('%i points', (points, change, risks) => {
    expect(tisdale({ ...calm, ...change })).toEqual({ score: { complete: true, points }, risks });
  });

  test('what is missing leaves a range, and every risk that it may be', () => {
    expect(tisdale({ ...calm, qtProlongingDrugs: 2, admissionQtcMs: null, potassiumMmolPerL: null })).toEqual({
      score: { complete: false, lowest: 6, highest: 10, missing: ['potassium', 'admissionQtc'] },
      risks: ['low', 'moderate'],
    });
    expect(tisdale({ ...calm, potassiumMmolPerL: Number.NaN, qtProlongingDrugs: 1.5 }).score).toMatchObject({
      missing: ['potassium', 'qtProlongingDrugs'],
    });
  });
});

const safe: HasBledFacts = {
  systolicMmHg: 130,
  hasAbnormalRenalFunction: false,
  hasAbnormalLiverFunction: false,
  hadStroke: false,
  hasBledOrMay: false,
  hasLabileInr: false,
  ageYears: 60,
  takesAntiplateletOrNsaid: false,
  alcoholDrinksPerWeek: 0,
};

describe('HAS-BLED', () => {
  test.each([
    ['nothing', {}, 0],
    ['160 mmHg', { systolicMmHg: 160 }, 0],
    ['161 mmHg', { systolicMmHg: 161 }, 1],
    ['kidneys', { hasAbnormalRenalFunction: true }, 1],
    ['liver', { hasAbnormalLiverFunction: true }, 1],
    ['stroke', { hadStroke: true }, 1],
    ['bleeding', { hasBledOrMay: true }, 1],
    ['labile INR', { hasLabileInr: true }, 1],
    ['65 years', { ageYears: 65 }, 0],
    ['66 years', { ageYears: 66 }, 1],
    ['aspirin', { takesAntiplateletOrNsaid: true }, 1],
    ['7 drinks', { alcoholDrinksPerWeek: 7 }, 0],
    ['8 drinks', { alcoholDrinksPerWeek: 8 }, 1],
  ])('%s: %o is %i', (_name, change, points) => {
    expect(hasBled({ ...safe, ...change }).score).toEqual({ complete: true, points });
  });

  test('high from three', () => {
    const two = { ...safe, hadStroke: true, ageYears: 70 };
    expect(hasBled(two).isHighRisk).toBe(false);
    expect(hasBled({ ...two, takesAntiplateletOrNsaid: true }).isHighRisk).toBe(true);
  });

  test('nine at most', () => {
    const all: HasBledFacts = {
      systolicMmHg: 200,
      hasAbnormalRenalFunction: true,
      hasAbnormalLiverFunction: true,
      hadStroke: true,
      hasBledOrMay: true,
      hasLabileInr: true,
      ageYears: 90,
      takesAntiplateletOrNsaid: true,
      alcoholDrinksPerWeek: 20,
    };
    expect(hasBled(all).score).toEqual({ complete: true, points: 9 });
  });

  test('what is missing decides only where it can', () => {
    const two = { ...safe, hadStroke: true, ageYears: 70 };
    expect(hasBled({ ...two, alcoholDrinksPerWeek: null })).toEqual({
      score: { complete: false, lowest: 2, highest: 3, missing: ['alcohol'] },
      isHighRisk: null,
    });
    expect(hasBled({ ...safe, alcoholDrinksPerWeek: null, hasLabileInr: null }).isHighRisk).toBe(false);
    expect(hasBled({ ...two, hasBledOrMay: true, alcoholDrinksPerWeek: null }).isHighRisk).toBe(true);
  });
});

test('a law: an answer to what was missing never leaves the range', () => {
  const maybe = (values: fc.Arbitrary<number>) => fc.option(values);
  const yes = fc.option(fc.boolean());
  const facts = fc.record({
    ageYears: maybe(fc.integer({ min: 18, max: 100 })),
    isFemale: yes,
    takesLoopDiuretic: yes,
    potassiumMmolPerL: maybe(fc.double({ min: 2, max: 7, noNaN: true })),
    admissionQtcMs: maybe(fc.integer({ min: 350, max: 600 })),
    hasAcuteMyocardialInfarction: yes,
    hasSepsis: yes,
    hasHeartFailure: yes,
    qtProlongingDrugs: maybe(fc.integer({ min: 0, max: 6 })),
  });
  fc.assert(
    fc.property(facts, facts, (known, found) => {
      const filled = Object.fromEntries(
        Object.entries(known).map(([key, value]) => [key, value ?? found[key as keyof TisdaleFacts]]),
      );
      const before = boundsOf(tisdale(known).score);
      const after = boundsOf(tisdale({ ...known, ...filled }).score);
      expect(after.lowest).toBeGreaterThanOrEqual(before.lowest);
      expect(after.highest).toBeLessThanOrEqual(before.highest);
    }),
  );
});
