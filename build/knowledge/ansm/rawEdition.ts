import type { AnsmRule, AnsmSubstance } from './ansmSource.ts';
import { foldedText } from './foldedText.ts';
import { mended } from './ansmTexts.ts';
import type { RawIndexEntry, RawRule } from './rawSource.ts';
import { respaced } from './respaced.ts';

type Level = AnsmRule['levels'][number]['level'];

/** The words of the thesaurus for its four levels. */
const levels: readonly (readonly [RegExp, Level])[] = [
  [/^contre-indication/, 'contraindicated'],
  [/^association deconseillee/, 'not_recommended'],
  [/^precaution d'emploi/, 'precaution'],
  [/^(?:a|il convient de) prendre en compte/, 'take_into_account'],
];

/** Codes of substances by id, where a prepared edition knows them: the raw index has none. */
export type Codes = ReadonlyMap<string, Pick<AnsmSubstance, 'rxnorm' | 'atc'>>;

/**
 * A raw edition in the prepared form: one rule per pair of ends, the mirrored half dropped, names in one spelling, one entry per
 * substance with all its classes. `error`: words for a level that are not known.
 */
export function rawEdition(
  rules: readonly RawRule[],
  index: readonly RawIndexEntry[],
  codes: Codes,
):
  | { ok: true; value: { rules: readonly AnsmRule[]; substances: readonly AnsmSubstance[] } }
  | { ok: false; error: string } {
  const substances = substancesOf(index, codes);
  const ids = new Set(substances.map((entry) => entry.id));
  const classes = new Set(substances.flatMap((entry) => entry.classes));
  const endOf = (id: string): AnsmRule['a'] => ({
    type: ids.has(id) ? 'substance' : classes.has(id) ? 'class' : 'other',
    id,
  });
  const byPair = new Map<string, AnsmRule>();
  for (const [place, raw] of rules.entries()) {
    const [one = '', other = ''] = [foldedText(raw.main_drug), foldedText(raw.plus_drug)].toSorted();
    const key = `${one}|${other}`;
    if (byPair.has(key)) continue;
    const converted = levelsOf(raw);
    if (typeof converted === 'string')
      return { ok: false, error: `[${place}].severity_levels: unknown level: ${converted}` };
    byPair.set(key, {
      a: endOf(one),
      b: endOf(other),
      levels: converted,
      mechanism: mended(raw.interaction_mechanism),
    });
  }
  return { ok: true, value: { rules: [...byPair.values()], substances } };
}

function levelsOf(raw: RawRule): AnsmRule['levels'] | string {
  const converted: AnsmRule['levels'] = [];
  for (const { level: label, info } of raw.severity_levels) {
    const level = levels.find(([pattern]) => pattern.test(foldedText(label)))?.[1];
    if (level === undefined) return label;
    converted.push({ level, label, info: respaced(info, raw.description) });
  }
  return converted;
}

function substancesOf(index: readonly RawIndexEntry[], codes: Codes): readonly AnsmSubstance[] {
  const byId = new Map<string, { label: string; classes: Set<string> }>();
  for (const { substance, drug_classes } of index) {
    const id = foldedText(substance);
    const known = byId.get(id) ?? { label: substance.trim(), classes: new Set() };
    for (const name of drug_classes) known.classes.add(foldedText(name));
    byId.set(id, known);
  }
  return [...byId].map(([id, { label, classes }]) => {
    const { rxnorm, atc } = codes.get(id) ?? { rxnorm: 'NA', atc: [] };
    return { id, label, classes: [...classes], rxnorm, atc };
  });
}
