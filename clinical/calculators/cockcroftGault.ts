import { adjustedWeight, idealWeight } from './bodySize.ts';
import { finiteOrNull, isPositive } from './finiteOrNull.ts';

/**
 * Creatinine clearance in mL/min (Cockcroft DW and Gault MH, Nephron 1976;16:31-41). The caller chooses, and states, which weight
 * (`clearanceWeight`). null: under 18 years (the paper's patients were 18 to 92), from 140 years, or a value that nobody has.
 */
export function cockcroftGault(
  creatinineMgPerDl: number,
  ageYears: number,
  weightKg: number,
  isFemale: boolean,
): number | null {
  if (!isPositive(creatinineMgPerDl) || !isPositive(weightKg)) return null;
  if (!Number.isFinite(ageYears) || ageYears < 18 || ageYears >= 140) return null;
  return finiteOrNull((((140 - ageYears) * weightKg) / (72 * creatinineMgPerDl)) * (isFemale ? 0.85 : 1));
}

/** The weight that a rule wants its clearance by. */
export type WeightChoice = 'actual' | 'ideal' | 'adjusted';

export interface ClearanceWeight {
  readonly kg: number;
  /** `actual` also where another was asked and the patient weighs less than the ideal. */
  readonly used: WeightChoice;
}

/**
 * Which weight to put into `cockcroftGault`, said in the answer. The paper and most labels mean the actual weight; in the obese it
 * overstates and the ideal one understates, and the adjusted one is nearest to what was measured (Winter MA et al., Pharmacotherapy
 * 2012;32:604-612). Nobody counts for more than he weighs: below the ideal weight it is the actual one. null: no height where one is
 * needed, or a measure that nobody has.
 */
export function clearanceWeight(
  choice: WeightChoice,
  weightKg: number,
  heightCm: number | null,
  isFemale: boolean,
): ClearanceWeight | null {
  if (!isPositive(weightKg)) return null;
  if (choice === 'actual') return { kg: weightKg, used: 'actual' };
  const ideal = heightCm === null ? null : idealWeight(heightCm, isFemale);
  if (ideal === null) return null;
  if (weightKg <= ideal) return { kg: weightKg, used: 'actual' };
  const kg = choice === 'ideal' ? ideal : adjustedWeight(weightKg, ideal);
  return kg === null ? null : { kg, used: choice };
}
