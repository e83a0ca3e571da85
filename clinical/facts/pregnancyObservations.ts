import type { Observation } from '../../schema/chart/observation.ts';
import { codeSystems } from '../../schema/coding.ts';
import { plainText } from './plainText.ts';

export interface ObservationMeaning {
  readonly about: 'pregnancy' | 'lactation';
  readonly value: 'yes' | 'no';
  readonly weeks: number | null;
}

type Kind = 'status' | 'gestation' | 'lactation' | 'test' | 'hcg';

/** LOINC: pregnancy status; gestational age by estimate, dates, ultrasound; breast-feeding status; pregnancy tests; hCG in serum, IU/L. */
const codes: Readonly<Record<Kind, string>> = {
  status: '82810-3 11449-6',
  gestation: '11884-4 49051-6 18185-9 49085-4 11885-1 11888-5',
  lactation: '63895-7',
  test: '2106-3 2118-8 2112-1 2110-5',
  hcg: '19080-1 21198-7 2119-6 45194-8 83086-9',
};
const kindByLoinc: ReadonlyMap<string, Kind> = new Map(
  (['status', 'gestation', 'lactation', 'test', 'hcg'] as const).flatMap((kind) =>
    codes[kind].split(' ').map((code) => [code, kind] as const),
  ),
);
const kindByWords: readonly (readonly [Kind, RegExp])[] = [
  ['gestation', /\b(?:gestational age|gestation weeks|weeks of gestation|age gestationnel|terme de la grossesse)\b/],
  ['lactation', /^(?:breast.?feeding|lactation|allaitement)\b/],
  ['test', /\b(?:pregnancy test|test de grossesse|urine hcg|hcg urinaire)\b/],
  ['status', /^(?:pregnancy status|pregnan(?:t|cy)|grossesse(?: en cours)?|enceinte|statut (?:de )?grossesse)\b/],
];
/** One look at each result: hardly any of the hundreds in a chart is about pregnancy. */
const mayBeAboutPregnancy = /pregn|gross|enceint|gestat|terme|allait|breast|lactat|hcg/i;

function kindOf({ code: { codings, text } }: Observation): Kind | null {
  let isCoded = false;
  // By position: this is asked of every result of a chart, and an iterator for each would be most of the work.
  for (let index = 0; index < codings.length; index += 1) {
    const coding = codings[index];
    if (coding?.system !== codeSystems.loinc) continue;
    const kind = kindByLoinc.get(coding.code);
    if (kind !== undefined) return kind;
    isCoded = true;
  }
  if (isCoded || !mayBeAboutPregnancy.test(text)) return null;
  const words = plainText(text).trim();
  return kindByWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const yesWords =
  /^(?:yes|oui|true|pos|positi(?:ve|f)|present|pregnant|enceinte|currently|en cours|breast.?feeding|lactating|allait|77386006|413712001|373066001|10828004|la15173-0|la33-6)/;
const noWords =
  /^(?:no\b|non\b|none|false|neg|negati(?:ve|f)|absent|not |pas |60001007|373067005|260385009|la26683-5|la32-8)/;

/** What a result says of pregnancy or breast-feeding; null: nothing. */
export function observationMeaning(observation: Observation): ObservationMeaning | null {
  const kind = kindOf(observation);
  if (kind === null) return null;
  if (kind === 'gestation') return ofGestation(observation);
  if (kind === 'hcg') return ofHcg(observation);
  return answered(kind === 'lactation' ? 'lactation' : 'pregnancy', observation);
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
