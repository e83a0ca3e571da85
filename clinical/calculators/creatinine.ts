import type { Quantity } from '../../schema/quantity.ts';
import { convertQuantity } from '../quantity/compareQuantities.ts';

/** Serum creatinine in mg/dL, by 88.42 umol/L per mg/dL; null: another unit. */
export function creatinineMgPerDl(creatinine: Quantity): number | null {
  return convertQuantity(creatinine, 'mg/dL', 'creatinine');
}
