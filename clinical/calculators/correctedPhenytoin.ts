import { finiteOrNull, isPositive } from './finiteOrNull.ts';

/** Share of phenytoin bound per g/dL of albumin: half of it where uraemia displaces the drug. */
const BOUND_PER_ALBUMIN = { usual: 0.2, renalFailure: 0.1 } as const;
/** Share that is free anyway. */
const FREE = 0.1;

/**
 * Total phenytoin in mg/L as it would be with a normal albumin (Sheiner LB and Tozer TN, in Melmon and Morrelli, Clinical Pharmacology,
 * 2nd edition, 1978): measured / (0.2 x albumin in g/dL + 0.1), and with 0.1 for 0.2 below 10 mL/min of clearance or on dialysis.
 * null: a value that nobody has. Not valid beside valproate, which displaces phenytoin too: there free phenytoin is measured.
 */
export function correctedPhenytoin(
  measuredMgPerL: number,
  albuminGPerL: number,
  kidneys: keyof typeof BOUND_PER_ALBUMIN = 'usual',
): number | null {
  if (!Number.isFinite(measuredMgPerL) || measuredMgPerL < 0 || !isPositive(albuminGPerL)) return null;
  const albuminGPerDl = albuminGPerL / 10;
  return finiteOrNull(measuredMgPerL / (BOUND_PER_ALBUMIN[kidneys] * albuminGPerDl + FREE));
}
