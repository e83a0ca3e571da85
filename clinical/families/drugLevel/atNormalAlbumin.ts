import { correctedPhenytoin } from '../../calculators/correctedPhenytoin.ts';
import { ageHours, type LabResult } from '../../facts/latestResults.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import { convertQuantity } from '../../quantity/compareQuantities.ts';

/** Below this the total phenytoin misleads (g/L); an albumin may be a week old. */
const NORMAL_ALBUMIN = 35;
const ALBUMIN_HOURS = 7 * 24;

/** What a total phenytoin would be with a normal albumin, where the albumin is known and low; otherwise the result as it is. */
export function atNormalAlbumin(result: LabResult, facts: PatientFacts): LabResult {
  const albumin = facts.latest('albumin');
  if (albumin === null || albumin.unusable || albumin.comparator !== null || result.unusable) return result;
  const hours = ageHours(albumin.at, facts.nowMs);
  const albuminGPerL = convertQuantity(albumin.quantity, 'g/L', 'albumin');
  const totalMgPerL = convertQuantity(result.quantity, 'mg/L', result.analyte);
  if (hours === null || hours > ALBUMIN_HOURS || albuminGPerL === null || totalMgPerL === null) return result;
  if (albuminGPerL >= NORMAL_ALBUMIN) return result;
  const corrected = correctedPhenytoin(totalMgPerL, albuminGPerL, facts.onDialysis ? 'renalFailure' : 'usual');
  if (corrected === null) return result;
  return { ...result, quantity: { value: Number(corrected.toPrecision(3)), unit: 'mg/L' } };
}
