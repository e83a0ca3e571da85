import { burdenScores } from './burdenScores.ts';

export interface AnticholinergicBurden {
  readonly points: number;
  /** The drugs that count, most points first. */
  readonly counted: readonly { readonly substance: string; readonly points: 1 | 2 | 3 }[];
  /** Drugs that the scale does not list: it says nothing of them, not that they are free of the effect. */
  readonly notListed: readonly string[];
}

/**
 * Anticholinergic burden by the ACB scale, 2012 update (`burdenScores.ts`). Each substance counts once, however many lines give it;
 * the caller leaves out what only acts where it is put. From 3 points the authors advise a review of the drugs.
 */
export function anticholinergicBurden(substances: readonly string[]): AnticholinergicBurden {
  const counted: { readonly substance: string; readonly points: 1 | 2 | 3 }[] = [];
  const notListed: string[] = [];
  for (const substance of new Set(substances)) {
    const points = burdenScores.get(substance);
    if (points === undefined) notListed.push(substance);
    else counted.push({ substance, points });
  }
  counted.sort((one, other) => other.points - one.points || (one.substance < other.substance ? -1 : 1));
  return { points: counted.reduce((sum, { points }) => sum + points, 0), counted, notListed };
}
