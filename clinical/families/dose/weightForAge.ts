import type { Age } from '../../facts/age.ts';

/**
 * Weights in kg between which nearly every living child of an age lies, from extreme prematurity to severe obesity: far outside the
 * growth standards of the WHO (2006) and its reference for 5 to 19 years (2007) on purpose, because only a slip of the pen (pounds,
 * grams, another patient's chart) is meant. Between two ages the limits are read off a straight line.
 */
const bands: readonly (readonly [months: number, lowKg: number, highKg: number])[] = [
  [0, 0.4, 6.5],
  [1, 1.2, 7.5],
  [3, 2.2, 10],
  [6, 3.5, 13.5],
  [12, 5, 18],
  [24, 6.5, 25],
  [36, 8, 32],
  [60, 10, 48],
  [84, 13, 70],
  [120, 16, 105],
  [144, 19, 135],
  [168, 22, 165],
  [192, 25, 190],
  [216, 25, 400],
];

/** Without an age the limits of grown-ups hold at the top, and those of the smallest child at the bottom. */
export function isPlausibleWeight(kg: number, age: Age | null): boolean {
  const low = lineAt(age?.minimumMonths ?? 0, 1);
  const high = lineAt(age?.maximumMonths ?? Infinity, 2);
  return kg >= low && kg <= high;
}

/** The least that a living patient of this age weighs. */
export function lowestPlausibleKg(age: Age | null): number {
  return lineAt(age?.minimumMonths ?? 0, 1);
}

function lineAt(months: number, column: 1 | 2): number {
  const above = bands.findIndex((band) => band[0] >= months);
  const next = bands[above] ?? bands.at(-1);
  const before = above > 0 ? bands[above - 1] : undefined;
  if (next === undefined) return column === 1 ? 0 : Infinity;
  if (above < 0 || before === undefined) return next[column];
  const share = (months - before[0]) / (next[0] - before[0]);
  return before[column] + share * (next[column] - before[column]);
}
