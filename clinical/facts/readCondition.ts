import type { CodeableConcept } from '../../schema/coding.ts';
import { codeSystems } from '../../schema/coding.ts';
import { type ConditionIndex, icd10Key } from '../knowledge/conditionGroups.ts';
import { conditionWords } from '../knowledge/conditionWords.ts';
import { codeKey } from '../resolver/codeKey.ts';

/** What a recorded condition is: its groups, whether its words speak of the past, and whether it was understood at all. */
export interface ConditionReading {
  readonly groups: ReadonlySet<string>;
  readonly isPast: boolean;
  /** False: neither a code nor words that we know, or too much beside them. Nothing may be concluded from its being in no group. */
  readonly recognised: boolean;
}

/** Said of another person, of what is not there or of what is only feared: then the words that follow prove nothing. */
const disclaimers: ReadonlySet<string> = new Set(
  'no not without denie deny suspected suspicion suspect possible probable query rule ruled excluded exclu exclue pas sans absence aucun aucune family familial familiale familiaux mother father mere pere screening depistage prophylaxi prophylaxie prevention vaccination'.split(
    ' ',
  ),
);
const pastWords: ReadonlySet<string> = new Set(
  'history hx previou past antecedent atcd ancien ancienne old former'.split(' '),
);

/** Beside words that we know a text may have a few of its own (a side, a cause, a stage); in more there is room for a second disease. */
const STRANGERS_AT_MOST = 4;

/**
 * By codes first. Every ICD-10 code is understood, because its chapters are exhaustive: outside a group it is known not to belong. A
 * SNOMED CT concept is understood only if some group lists it. Words decide where no code does.
 */
export function readCondition(concept: CodeableConcept, index: ConditionIndex): ConditionReading {
  const groups = new Set<string>();
  let recognised = false;
  for (const { system, code } of concept.codings) {
    const listed = index.byCode.get(codeKey(system, code));
    for (const group of listed ?? []) groups.add(group);
    if (listed !== undefined) recognised = true;
    if (!system.startsWith(codeSystems.icd10)) continue;
    recognised = true;
    const key = icd10Key(code);
    for (let length = Math.min(key.length, index.longestPrefix); length > 0; length -= 1)
      for (const group of index.byIcd10Prefix.get(key.slice(0, length)) ?? []) groups.add(group);
  }
  if (recognised) return { groups, isPast: false, recognised };
  return readWords([concept.text, ...concept.codings.map((coding) => coding.display ?? '')], index);
}

function readWords(texts: readonly string[], index: ConditionIndex): ConditionReading {
  const groups = new Set<string>();
  let isPast = false;
  let strangers = 0;
  for (const text of texts) {
    const words = conditionWords(text);
    const inPhrase = new Set<number>();
    words.forEach((word, start) => {
      for (const phrase of index.phrases.get(word) ?? []) {
        if (!phrase.words.every((part, offset) => words[start + offset] === part)) continue;
        groups.add(phrase.group);
        phrase.words.forEach((_part, offset) => inPhrase.add(start + offset));
      }
    });
    const around = words.filter((_word, at) => !inPhrase.has(at));
    if (around.some((word) => disclaimers.has(word)) || text.includes('?'))
      return { groups: new Set(), isPast: false, recognised: false };
    if (around.some((word) => pastWords.has(word))) isPast = true;
    strangers = Math.max(strangers, around.filter((word) => word.length > 3 && !/\d/.test(word)).length);
  }
  return { groups, isPast, recognised: groups.size > 0 && strangers <= STRANGERS_AT_MOST };
}
