import type { LabResult } from '../../facts/latestResults.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import { foldText } from '../../resolver/normaliseName.ts';

/** LOINC codes whose timing part is trough: vancomycin, gentamicin, tobramycin, amikacin. */
const troughCodes: ReadonlySet<string> = new Set(['4092-3', '3665-7', '4059-2', '3321-7']);
/** And peak, of the same. */
const peakCodes: ReadonlySet<string> = new Set(['4090-7', '3663-2', '4057-6', '3320-9']);
const troughWords = /\btrough\b|\bresiduel|\bpre ?dose\b|\bc0\b|\bt0\b/;
const peakWords = /\bpeak\b|\bpic\b|\bpost ?dose\b/;

/** What the laboratory itself says of the hour of a sample, by its code or its words; null: nothing. */
export function statedTiming(result: LabResult, facts: PatientFacts): 'trough' | 'peak' | null {
  const code = facts.chart.observations.find((observation) => observation.id === result.recordId)?.code;
  if (code === undefined) return null;
  const words = [code.text, ...code.codings.map((coding) => coding.display ?? '')].map(foldText);
  if (code.codings.some((coding) => troughCodes.has(coding.code)) || words.some((text) => troughWords.test(text)))
    return 'trough';
  return code.codings.some((coding) => peakCodes.has(coding.code)) || words.some((text) => peakWords.test(text))
    ? 'peak'
    : null;
}
