/** Body surface in m2 (Mosteller, N Engl J Med 1987;317:1098). */
export function bodySurface(heightCm: number, weightKg: number): number {
  return Math.sqrt((heightCm * weightKg) / 3600);
}

/** Ideal body weight in kg (Devine, Drug Intell Clin Pharm 1974;8:650); meant for adults of 152.4 cm and more. */
export function idealWeight(heightCm: number, isFemale: boolean): number {
  return (isFemale ? 45.5 : 50) + 2.3 * (heightCm / 2.54 - 60);
}

/** Adjusted body weight in kg: ideal plus 40 % of what exceeds it (Bauer, Applied Clinical Pharmacokinetics, 3rd edition). */
export function adjustedWeight(weightKg: number, idealKg: number): number {
  return weightKg <= idealKg ? weightKg : idealKg + 0.4 * (weightKg - idealKg);
}
