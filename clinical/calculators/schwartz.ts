import { finiteOrNull, isPositive } from './finiteOrNull.ts';

/**
 * Estimated GFR in mL/min/1.73 m2 from 1 to 17 years, bedside formula (Schwartz GJ et al., J Am Soc Nephrol 2009;20:629-637). The age
 * is the caller's to look at. null: a creatinine or height that nobody has.
 */
export function schwartz(creatinineMgPerDl: number, heightCm: number): number | null {
  if (!isPositive(creatinineMgPerDl) || !isPositive(heightCm)) return null;
  return finiteOrNull((0.413 * heightCm) / creatinineMgPerDl);
}
