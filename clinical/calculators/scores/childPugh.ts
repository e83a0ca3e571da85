import type { Quantity } from '../../../schema/quantity.ts';
import { compareQuantities } from '../../quantity/compareQuantities.ts';
import { unitMeaning } from '../../quantity/units.ts';
import { boundsOf, type Score, type ScoreItem, sumOf } from './score.ts';

export type ChildPughInput = 'bilirubin' | 'albumin' | 'prothrombin' | 'ascites' | 'encephalopathy';
export type ChildPughClass = 'A' | 'B' | 'C';

/** null: not known. */
export interface ChildPughFacts {
  readonly bilirubin: Quantity | null;
  readonly albumin: Quantity | null;
  /**
   * Seconds by which the prothrombin time is prolonged (the scale of 1973), or the INR. null also under a vitamin K antagonist,
   * where it tells the drug and not the liver.
   */
  readonly prothrombin: { readonly secondsProlonged: number } | { readonly inr: number } | null;
  readonly ascites: 'none' | 'slight' | 'moderate' | null;
  readonly encephalopathy: 'none' | 'grade1or2' | 'grade3or4' | null;
  /** Primary biliary cholangitis: bilirubin has limits of its own (4 and 10 mg/dL). */
  readonly hasCholestaticDisease?: boolean;
}

export interface ChildPugh {
  /** From 5 to 15. */
  readonly score: Score<ChildPughInput>;
  /** Every class that the score leaves possible; one, where it is decided, even if an item is missing. */
  readonly classes: readonly ChildPughClass[];
}

/** Stated by the sources in both kinds of unit, each rounded; each is used as stated, for results in that kind. */
const BILIRUBIN = {
  usual: { massMgPerDl: [2, 3], molarUmolPerL: [34, 50] },
  cholestatic: { massMgPerDl: [4, 10], molarUmolPerL: [68, 170] },
} as const;

/**
 * Child-Pugh score of liver function (Pugh RN et al., Br J Surg 1973;60:646-649; bilirubin in umol/L as in the EMA guideline on
 * hepatic impairment, 2005; INR limits 1.7 and 2.3 from Lucey MR et al., Liver Transpl Surg 1997;3:628-637). 5 and 6 points are A,
 * 7 to 9 B, 10 to 15 C. Values on a limit: bilirubin 2.0 to 3.0 mg/dL, albumin 28 to 35 g/L, INR 1.7 to 2.3 and 4 to 6 seconds
 * give two points.
 */
export function childPugh(facts: ChildPughFacts): ChildPugh {
  const score = sumOf<ChildPughInput>([
    item('bilirubin', bilirubinPoints(facts)),
    item('albumin', albuminPoints(facts.albumin)),
    item('prothrombin', prothrombinPoints(facts.prothrombin)),
    item('ascites', facts.ascites === null ? null : { none: 1, slight: 2, moderate: 3 }[facts.ascites]),
    item(
      'encephalopathy',
      facts.encephalopathy === null ? null : { none: 1, grade1or2: 2, grade3or4: 3 }[facts.encephalopathy],
    ),
  ]);
  const { lowest, highest } = boundsOf(score);
  const [from, to] = [childPughClass(lowest), childPughClass(highest)];
  return { score, classes: (['A', 'B', 'C'] as const).filter((each) => from <= each && each <= to) };
}

export function childPughClass(points: number): ChildPughClass {
  return points <= 6 ? 'A' : points <= 9 ? 'B' : 'C';
}

function item(input: ChildPughInput, points: number | null): ScoreItem<ChildPughInput> {
  return { input, points, possible: [1, 3] };
}

function bilirubinPoints({ bilirubin, hasCholestaticDisease }: ChildPughFacts): number | null {
  if (bilirubin === null || !isUsable(bilirubin.value)) return null;
  const limits = hasCholestaticDisease === true ? BILIRUBIN.cholestatic : BILIRUBIN.usual;
  const isMass = unitMeaning(bilirubin.unit, false)?.dimension === 'massConcentration';
  const unit = isMass ? 'mg/dL' : 'umol/L';
  const [low, high] = isMass ? limits.massMgPerDl : limits.molarUmolPerL;
  const toLow = compareQuantities(bilirubin, { value: low, unit }, 'bilirubin');
  const toHigh = compareQuantities(bilirubin, { value: high, unit }, 'bilirubin');
  if (toLow === null || toHigh === null) return null;
  return toHigh > 0 ? 3 : toLow >= 0 ? 2 : 1;
}

function albuminPoints(albumin: Quantity | null): number | null {
  if (albumin === null || !isUsable(albumin.value)) return null;
  const toHigh = compareQuantities(albumin, { value: 35, unit: 'g/L' }, 'albumin');
  const toLow = compareQuantities(albumin, { value: 28, unit: 'g/L' }, 'albumin');
  if (toLow === null || toHigh === null) return null;
  return toHigh > 0 ? 1 : toLow >= 0 ? 2 : 3;
}

function prothrombinPoints(prothrombin: ChildPughFacts['prothrombin']): number | null {
  if (prothrombin === null) return null;
  const [value, low, high] = 'inr' in prothrombin ? [prothrombin.inr, 1.7, 2.3] : [prothrombin.secondsProlonged, 4, 6];
  if (!Number.isFinite(value) || value < 0) return null;
  return value > high ? 3 : value >= low ? 2 : 1;
}

function isUsable(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}
