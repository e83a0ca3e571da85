import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import { tallMan, type DrawnName } from './tallMan.ts';

/**
 * Generic name first, brand after it (MEDv). The generic names are what the engine recognised, else the composition that
 * the sender stated, else the sender's own words. Those words are never lost: where they say more than the generic names
 * they stand in the place of the brand.
 */
export function medicationNames(
  medication: MedicationOrder['medication'],
  recognised: readonly string[],
): { drug: DrawnName; brand: string | null } {
  const stated = (medication.ingredients ?? []).map((ingredient) => ingredient.text).filter((text) => text !== '');
  const generic = recognised.length > 0 ? recognised : stated;
  if (generic.length === 0)
    return { drug: tallMan(medication.text), brand: otherThan(medication.text, medication.brandName) };
  const drug = generic.join(' + ');
  return { drug: tallMan(drug), brand: otherThan(drug, medication.brandName) ?? otherThan(drug, medication.text) };
}

function otherThan(shown: string, words: string | undefined): string | null {
  if (words === undefined || words.trim() === '') return null;
  return comparable(shown) === comparable(words) ? null : words.trim();
}

function comparable(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
