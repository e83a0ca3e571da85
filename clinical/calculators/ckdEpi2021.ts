import { finiteOrNull, isPositive } from './finiteOrNull.ts';

/**
 * Estimated GFR in mL/min/1.73 m2 by CKD-EPI creatinine 2021 without race (Inker LA et al., N Engl J Med 2021;385:1737-1749). In a
 * steady state. null: under 18 years, or a creatinine that nobody has.
 */
export function ckdEpi2021(creatinineMgPerDl: number, ageYears: number, isFemale: boolean): number | null {
  if (!isPositive(creatinineMgPerDl) || !Number.isFinite(ageYears) || ageYears < 18) return null;
  const kappa = isFemale ? 0.7 : 0.9;
  const alpha = isFemale ? -0.241 : -0.302;
  const ratio = creatinineMgPerDl / kappa;
  return finiteOrNull(
    142 * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.2 * 0.9938 ** ageYears * (isFemale ? 1.012 : 1),
  );
}

/**
 * From mL/min/1.73 m2 to mL/min of this patient, whom a drug's dose must suit (FDA, Pharmacokinetics in renal impairment, 2024).
 * null: a surface that nobody has.
 */
export function deindexed(gfrPer173: number, bodySurfaceM2: number): number | null {
  if (!isPositive(bodySurfaceM2) || !Number.isFinite(gfrPer173) || gfrPer173 < 0) return null;
  return finiteOrNull((gfrPer173 * bodySurfaceM2) / 1.73);
}
