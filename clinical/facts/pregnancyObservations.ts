import type { Observation } from '../../schema/chart/observation.ts';
import { codeSystems } from '../../schema/coding.ts';
import { plainText } from './plainText.ts';

export interface ObservationMeaning {
  readonly about: 'pregnancy' | 'lactation';
  readonly value: 'yes' | 'no';
  readonly weeks: number | null;
}

/** LOINC: pregnancy status; gestational age by estimate, dates, ultrasound; breast-feeding status; pregnancy tests in urine and serum. */
const STATUS = new Set(['82810-3', '11449-6']);
const GESTATION = new Set(['11884-4', '49051-6', '18185-9', '49085-4', '11885-1', '11888-5']);
const LACTATION = new Set(['63895-7']);
const TEST = new Set(['2106-3', '2118-8', '2112-1', '2110-5']);
/** Quantitative hCG in serum or plasma, IU/L. */
const HCG = new Set(['19080-1', '21198-7', '2119-6', '45194-8', '83086-9']);

const statusWords = /^(?:pregnancy status|pregnan(?:t|cy)|grossesse(?: en cours)?|enceinte|statut (?:de )?grossesse)\b/;
const testWords = /\b(?:pregnancy test|test de grossesse|urine hcg|hcg urinaire)\b/;
const gestationWords =
  /\b(?:gestational age|gestation weeks|weeks of gestation|age gestationnel|terme de la grossesse)\b/;
const lactationWords = /^(?:breast.?feeding|lactation|allaitement)\b/;

const yesWords =
  /^(?:yes|oui|true|pos|positi(?:ve|f)|present|pregnant|enceinte|currently|en cours|breast.?feeding|lactating|allait|77386006|413712001|373066001|10828004|la15173-0|la33-6)/;
const noWords =
  /^(?:no\b|non\b|none|false|neg|negati(?:ve|f)|absent|not |pas |60001007|373067005|260385009|la26683-5|la32-8)/;

/** What a result says of pregnancy or breast-feeding; null: nothing. */
export function observationMeaning(observation: Observation): ObservationMeaning | null {
  const loinc = observation.code.codings.filter(({ system }) => system === codeSystems.loinc).map(({ code }) => code);
  const words = loinc.length > 0 ? '' : plainText(observation.code.text).trim();
  const is = (codes: ReadonlySet<string>, pattern: RegExp) =>
    loinc.some((code) => codes.has(code)) || pattern.test(words);
  if (loinc.length === 0 && words === '') return null;
  if (is(GESTATION, gestationWords)) return ofGestation(observation);
  if (is(LACTATION, lactationWords)) return answered('lactation', observation);
  if (is(TEST, testWords) || is(STATUS, statusWords)) return answered('pregnancy', observation);
  return loinc.some((code) => HCG.has(code)) ? ofHcg(observation) : null;
}

function answered(about: 'pregnancy' | 'lactation', { valueText }: Observation): ObservationMeaning | null {
  const text = plainText(valueText ?? '').trim();
  if (noWords.test(text)) return { about, value: 'no', weeks: null };
  return yesWords.test(text) ? { about, value: 'yes', weeks: null } : null;
}

function ofGestation({ value }: Observation): ObservationMeaning | null {
  if (value === null) return null;
  const weeks =
    value.unit === 'd' ? value.value / 7 : value.unit === 'wk' || value.unit === '1' ? value.value : Number.NaN;
  return weeks > 0 && weeks <= 45 ? { about: 'pregnancy', value: 'yes', weeks } : null;
}

/** More than 25 IU/L is a pregnancy, 5 or less is none (package inserts of the assays; a tumour can raise it too); between says nothing. */
function ofHcg({ value, comparator }: Observation): ObservationMeaning | null {
  if (value === null || !/^(?:m?\[?i?u\]?\/m?l|\[iu\]\/l|u\/l)$/i.test(value.unit)) return null;
  if (value.value <= 5 && comparator !== '>' && comparator !== '>=')
    return { about: 'pregnancy', value: 'no', weeks: null };
  return value.value > 25 && comparator !== '<' && comparator !== '<='
    ? { about: 'pregnancy', value: 'yes', weeks: null }
    : null;
}
