/**
 * Estimated GFR in mL/min/1.73 m2 by CKD-EPI creatinine 2021 without race (Inker, N Engl J Med 2021;385:1737). For adults from
 * 18 years in a steady state.
 */
export function ckdEpi2021(creatinineMgPerDl: number, ageYears: number, isFemale: boolean): number {
  const kappa = isFemale ? 0.7 : 0.9;
  const alpha = isFemale ? -0.241 : -0.302;
  const ratio = creatinineMgPerDl / kappa;
  return 142 * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.2 * 0.9938 ** ageYears * (isFemale ? 1.012 : 1);
}

/** From mL/min/1.73 m2 to mL/min of this patient, whom a drug's dose must suit (FDA, Pharmacokinetics in renal impairment, 2024). */
export function deindexed(gfrPer173: number, bodySurfaceM2: number): number {
  return (gfrPer173 * bodySurfaceM2) / 1.73;
}
