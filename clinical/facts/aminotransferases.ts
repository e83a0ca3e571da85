import { convertQuantity } from '../quantity/compareQuantities.ts';
import { ageHours, type LabResult } from './latestResults.ts';
import type { PatientFacts } from './patientFacts.ts';

/**
 * Where the result brings no reference range of its own: the upper limit that trials and labels reckon with (Kwo PY et al., ACG guideline
 * on abnormal liver chemistries, Am J Gastroenterol 2017;112:18-35, states 33 U/L in men and 25 in women; laboratories print 35 to 50).
 */
const USUAL_UPPER_LIMIT = 40;

export interface AminotransferaseMultiple {
  readonly result: LabResult;
  /** How many times the upper limit of normal. */
  readonly times: number;
}

/** The higher of ALT and AST, each by its own upper limit; null: neither was measured within the time. */
export function aminotransferaseMultiple(
  facts: Pick<PatientFacts, 'latest' | 'nowMs'>,
  maximumAgeHours: number,
): AminotransferaseMultiple | null {
  let highest: AminotransferaseMultiple | null = null;
  for (const analyte of ['alanineAminotransferase', 'aspartateAminotransferase'] as const) {
    const result = facts.latest(analyte);
    if (result === null || result.unusable || result.comparator === '<' || result.comparator === '<=') continue;
    const hours = ageHours(result.at, facts.nowMs);
    if (hours === null || hours > maximumAgeHours) continue;
    const value = convertQuantity(result.quantity, 'U/L');
    if (value === null) continue;
    const limit = result.upperLimit === undefined ? null : convertQuantity(result.upperLimit, 'U/L');
    const times = value / (limit !== null && limit > 0 ? limit : USUAL_UPPER_LIMIT);
    if (highest === null || times > highest.times) highest = { result, times };
  }
  return highest;
}
