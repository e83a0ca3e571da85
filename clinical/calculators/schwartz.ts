/** Estimated GFR in mL/min/1.73 m2 from 1 to 17 years, bedside formula (Schwartz, J Am Soc Nephrol 2009;20:629). */
export function schwartz(creatinineMgPerDl: number, heightCm: number): number {
  return (0.413 * heightCm) / creatinineMgPerDl;
}
