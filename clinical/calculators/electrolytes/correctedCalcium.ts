import type { Quantity } from '../../../schema/quantity.ts';
import { convertQuantity } from '../../quantity/compareQuantities.ts';
import { finiteOrNull, isPositive } from '../finiteOrNull.ts';

/**
 * Millimoles of calcium per gram of albumin. `payne1973` is the published equation (1 mg/dL per g/dL); `common` is the rounder slope
 * that laboratories agreed on afterwards (0.8 mg/dL per g/dL; Br Med J 1977;1:598) and that most hospitals use.
 */
const MMOL_PER_GRAM = { common: 0.02, payne1973: 0.02495 } as const;

const NORMAL_ALBUMIN_G_PER_L = 40;

/**
 * Total calcium as it would be at an albumin of 40 g/L, in mmol/L (Payne RB et al., Br Med J 1973;4:643-646). null: a unit that is not
 * understood, or a value that nobody has. Unreliable in renal failure, after transfusions and in intensive care: there ionised
 * calcium is measured.
 */
export function correctedCalcium(
  calcium: Quantity,
  albumin: Quantity,
  slope: keyof typeof MMOL_PER_GRAM = 'common',
): number | null {
  const mmolPerL = convertQuantity(calcium, 'mmol/L', 'calcium');
  const gPerL = convertQuantity(albumin, 'g/L', 'albumin');
  if (mmolPerL === null || gPerL === null || !isPositive(mmolPerL) || !isPositive(gPerL)) return null;
  const corrected = mmolPerL + MMOL_PER_GRAM[slope] * (NORMAL_ALBUMIN_G_PER_L - gPerL);
  return corrected > 0 ? finiteOrNull(corrected) : null;
}
