import type { DrugReference } from '../../../../schema/knowledge/drugReference.ts';
import type { AnsmRule, AnsmSubstance } from '../ansmSource.ts';
import { foldedText } from '../foldedText.ts';

/** The drugs that a text of the thesaurus may name, and who is behind them. */
export type Vocabulary = {
  /** The longest name that begins at a place of a folded text, or null. */
  readonly nameAt: (
    text: string,
    at: number,
  ) => { readonly references: readonly DrugReference[]; readonly end: number } | null;
  readonly members: (reference: DrugReference) => ReadonlySet<string>;
};

/** Words of the texts for what the index calls otherwise. A name that is not known is never guessed. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  opiaces: ['morphiniques'],
  macrolides: ['macrolides (sauf spiramycine)'],
  iec: ["inhibiteurs de l'enzyme de conversion"],
  'antifongiques azoles': [
    'fluconazole',
    'itraconazole',
    'ketoconazole',
    'posaconazole',
    'voriconazole',
    'isavuconazole',
    'miconazole',
  ],
  'azoles antifongiques': [
    'fluconazole',
    'itraconazole',
    'ketoconazole',
    'posaconazole',
    'voriconazole',
    'isavuconazole',
    'miconazole',
  ],
  'inhibiteurs de proteases': ['inhibiteurs de proteases boostes par ritonavir'],
  "inhibiteurs d'integrase (raltegravir, bictegravir, dolutegravir)": ["inhibiteurs d'integrase"],
  antiparasitaires: ['antiparasitaires susceptibles de donner des torsades de pointes'],
  imao: ['imao irreversibles'],
  'sels de calcium': ['calcium'],
  'sels de fer': ['fer'],
  'sels de zinc': ['zinc'],
  'sels de magnesium': ['magnesium'],
  "sels d'or": ['or'],
  piperaquinei: ['piperaquine'],
  // So spelt in the edition of 2020-10.
  afuzosine: ['alfuzosine'],
  dalorutamide: ['darolutamide'],
  // The part of mycophenolate mofetil that acts.
  'acide mycophenolique': ['mycophenolate mofetil'],
  glucocorticoides: ['glucocorticoides (sauf hydrocortisone)'],
};

export function vocabularyOf(substances: readonly AnsmSubstance[]): Vocabulary {
  const members = new Map<string, Set<string>>();
  for (const { id, classes } of substances)
    for (const name of classes) members.set(name, (members.get(name) ?? new Set()).add(id));
  const ids = new Set(substances.map((entry) => entry.id));
  const referenceOf = (name: string): DrugReference | null => {
    if (ids.has(name)) return { substance: name };
    return members.has(name) ? { class: name } : null;
  };
  const names = new Map<string, readonly DrugReference[]>();
  for (const { id, label } of substances)
    for (const name of [id, ...spokenForms(id), foldedText(label)]) names.set(name, [{ substance: id }]);
  for (const name of members.keys())
    for (const form of [name, name.replace(/ *\([^)]*\)/g, '')])
      if (!names.has(form)) names.set(form, [{ class: name }]);
  for (const [word, meant] of Object.entries(otherWords)) {
    const references = meant.map(referenceOf).filter((reference) => reference !== null);
    if (references.length > 0) names.set(word, references);
  }
  const alternatives = [...names.keys()]
    .filter((name) => name.length > 1)
    .toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?:${alternatives.map(escaped).join('|')})(?![\\p{L}])`, 'uy');
  return {
    nameAt(text, at) {
      pattern.lastIndex = at;
      const [found] = pattern.exec(text) ?? [];
      return found === undefined ? null : { references: names.get(found) ?? [], end: at + found.length };
    },
    members: (reference) =>
      'class' in reference ? (members.get(reference.class) ?? new Set()) : new Set([reference.substance]),
  };
}

/** `sodium (oxybate de)` is said `oxybate de sodium`. */
function spokenForms(id: string): readonly string[] {
  const match = /^(.+) \((.+)\)$/.exec(id);
  const [, base = '', inside = ''] = match ?? [];
  if (match === null) return [];
  if (/ d(?:e|')$/.test(inside)) return [`${inside} ${base}`.replace(" d' ", " d'")];
  return [base];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

export function referenceOfEnd(end: AnsmRule['a']): DrugReference {
  return end.type === 'class' ? { class: end.id } : { substance: end.id };
}
