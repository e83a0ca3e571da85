import { finiteOrNull, isPositive } from './finiteOrNull.ts';

/** Body surface in m2 (Mosteller RD, N Engl J Med 1987;317:1098). null: a height or weight that nobody has. */
export function bodySurface(heightCm: number, weightKg: number): number | null {
  if (!isPositive(heightCm) || !isPositive(weightKg)) return null;
  return finiteOrNull(Math.sqrt((heightCm * weightKg) / 3600));
}

/**
 * Ideal body weight in kg (Devine BJ, Drug Intell Clin Pharm 1974;8:650-655): 50 kg in men and 45.5 kg in women at 5 feet (152.4 cm),
 * 2.3 kg for each inch above. For adults; below 5 feet the same step is taken away, as is usual. null: not a height of an adult.
 */
export function idealWeight(heightCm: number, isFemale: boolean): number | null {
  if (!isPositive(heightCm)) return null;
  const ideal = (isFemale ? 45.5 : 50) + 2.3 * (heightCm / 2.54 - 60);
  return ideal > 0 ? finiteOrNull(ideal) : null;
}

/**
 * Adjusted body weight in kg: ideal plus 40 % of what exceeds it (Bauer LA, Applied Clinical Pharmacokinetics, 3rd edition); the
 * actual weight where it is not above the ideal one. null: a weight that nobody has.
 */
export function adjustedWeight(weightKg: number, idealKg: number): number | null {
  if (!isPositive(weightKg) || !isPositive(idealKg)) return null;
  return weightKg <= idealKg ? weightKg : finiteOrNull(idealKg + 0.4 * (weightKg - idealKg));
}
