import { describe, expect, test } from 'vitest';
import { childPugh, childPughClass, type ChildPughFacts } from './childPugh.ts';

const well: ChildPughFacts = {
  bilirubin: { value: 15, unit: 'umol/L' },
  albumin: { value: 42, unit: 'g/L' },
  prothrombin: { inr: 1 },
  ascites: 'none',
  encephalopathy: 'none',
};

function points(change: Partial<ChildPughFacts>): number | null {
  const { score } = childPugh({ ...well, ...change });
  return score.complete ? score.points : null;
}

describe('Child-Pugh (the table of Pugh 1973; the paper works no patient through)', () => {
  test.each([
    ['nothing', {}, 5],
    ['bilirubin 33.9 umol/L', { bilirubin: { value: 33.9, unit: 'umol/L' } }, 5],
    ['bilirubin 34 umol/L', { bilirubin: { value: 34, unit: 'umol/L' } }, 6],
    ['bilirubin 50 umol/L', { bilirubin: { value: 50, unit: 'umol/L' } }, 6],
    ['bilirubin 50.1 umol/L', { bilirubin: { value: 50.1, unit: 'umol/L' } }, 7],
    ['bilirubin 1.9 mg/dL', { bilirubin: { value: 1.9, unit: 'mg/dL' } }, 5],
    ['bilirubin 2 mg/dL', { bilirubin: { value: 2, unit: 'mg/dL' } }, 6],
    ['bilirubin 3 mg/dL', { bilirubin: { value: 3, unit: 'mg/dL' } }, 6],
    ['bilirubin 3.1 mg/dL', { bilirubin: { value: 3.1, unit: 'mg/dL' } }, 7],
    ['albumin 35.1 g/L', { albumin: { value: 35.1, unit: 'g/L' } }, 5],
    ['albumin 35 g/L', { albumin: { value: 35, unit: 'g/L' } }, 6],
    ['albumin 2.8 g/dL', { albumin: { value: 2.8, unit: 'g/dL' } }, 6],
    ['albumin 2.7 g/dL', { albumin: { value: 2.7, unit: 'g/dL' } }, 7],
    ['INR 1.69', { prothrombin: { inr: 1.69 } }, 5],
    ['INR 1.7', { prothrombin: { inr: 1.7 } }, 6],
    ['INR 2.3', { prothrombin: { inr: 2.3 } }, 6],
    ['INR 2.31', { prothrombin: { inr: 2.31 } }, 7],
    ['3.9 seconds', { prothrombin: { secondsProlonged: 3.9 } }, 5],
    ['4 seconds', { prothrombin: { secondsProlonged: 4 } }, 6],
    ['6 seconds', { prothrombin: { secondsProlonged: 6 } }, 6],
    ['6.1 seconds', { prothrombin: { secondsProlonged: 6.1 } }, 7],
    ['slight ascites', { ascites: 'slight' }, 6],
    ['moderate ascites', { ascites: 'moderate' }, 7],
    ['encephalopathy 1 or 2', { encephalopathy: 'grade1or2' }, 6],
    ['encephalopathy 3 or 4', { encephalopathy: 'grade3or4' }, 7],
  ] as const)('%s: %o is %i', (_name, change, expected) => expect(points(change)).toBe(expected));

  test.each([
    [60, 5],
    [68, 6],
    [170, 6],
    [171, 7],
  ])('in primary biliary cholangitis a bilirubin of %i umol/L gives %i', (value, expected) => {
    expect(points({ bilirubin: { value, unit: 'umol/L' }, hasCholestaticDisease: true })).toBe(expected);
  });

  test('the worst of everything is 15 and class C', () => {
    const worst: ChildPughFacts = {
      bilirubin: { value: 90, unit: 'umol/L' },
      albumin: { value: 22, unit: 'g/L' },
      prothrombin: { inr: 2.8 },
      ascites: 'moderate',
      encephalopathy: 'grade3or4',
    };
    expect(childPugh(worst)).toEqual({ score: { complete: true, points: 15 }, classes: ['C'] });
  });

  test('classes at their limits', () => {
    expect([5, 6, 7, 9, 10, 15].map(childPughClass)).toEqual(['A', 'A', 'B', 'B', 'C', 'C']);
  });

  test('without ascites and encephalopathy a range, with every class that it may be', () => {
    const blood = childPugh({ ...well, ascites: null, encephalopathy: null });
    expect(blood.score).toEqual({ complete: false, lowest: 5, highest: 9, missing: ['ascites', 'encephalopathy'] });
    expect(blood.classes).toEqual(['A', 'B']);
  });

  test('a missing item does not hide a class that the others decide', () => {
    const ill = childPugh({
      bilirubin: { value: 90, unit: 'umol/L' },
      albumin: { value: 22, unit: 'g/L' },
      prothrombin: null,
      ascites: 'moderate',
      encephalopathy: 'none',
    });
    expect(ill).toMatchObject({ score: { missing: ['prothrombin'] }, classes: ['C'] });
  });

  test.each([
    ['bilirubin', { bilirubin: { value: 2, unit: 'mmHg' } }],
    ['bilirubin', { bilirubin: { value: -2, unit: 'mg/dL' } }],
    ['albumin', { albumin: { value: Number.NaN, unit: 'g/L' } }],
    ['albumin', { albumin: { value: 40, unit: '%' } }],
    ['prothrombin', { prothrombin: { inr: Number.NaN } }],
  ] as const)('an impossible %s is missing', (missing, change) => {
    expect(childPugh({ ...well, ...change }).score).toMatchObject({ complete: false, missing: [missing] });
  });
});
