/** Creatinine clearance in mL/min (Cockcroft and Gault, Nephron 1976;16:31). The caller chooses, and states, which weight. */
export function cockcroftGault(
  creatinineMgPerDl: number,
  ageYears: number,
  weightKg: number,
  isFemale: boolean,
): number {
  return (((140 - ageYears) * weightKg) / (72 * creatinineMgPerDl)) * (isFemale ? 0.85 : 1);
}
