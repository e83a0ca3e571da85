import type { DrugReference } from '../../../../schema/knowledge/drugReference.ts';
import type { AnsmRule } from '../ansmSource.ts';
import { referenceOfEnd, type Vocabulary } from './vocabulary.ts';

export type EndName = 'a' | 'b';

/** What a clause is read against: the names, and the two ends of the rule with their members. */
export type ClauseContext = {
  readonly vocabulary: Vocabulary;
  readonly ends: Readonly<Record<EndName, ReadonlySet<string>>>;
  /** The end that is one substance, when only one is: a dose without a name is its dose. */
  readonly onlySubstance: EndName | null;
  /** The one end that a word for a kind of drug means ("l'immunosuppresseur" of the class of these). */
  readonly endOfKind: (word: string) => EndName | null;
};

export function clauseContext(rule: AnsmRule, vocabulary: Vocabulary): ClauseContext {
  const single = (['a', 'b'] as const).filter((end) => rule[end].type === 'substance');
  return {
    vocabulary,
    ends: {
      a: vocabulary.members(referenceOfEnd(rule.a)),
      b: vocabulary.members(referenceOfEnd(rule.b)),
    },
    onlySubstance: single.length === 1 ? (single[0] ?? null) : null,
    endOfKind: (word) => endOfKind(word, rule),
  };
}

/** Words of the texts that share no stem with the name of the class. */
const kinds: Readonly<Record<string, RegExp>> = {
  hypocholesterolemiant: /statine|fibrate/,
  hypolipemiant: /statine|fibrate/,
  cytotoxique: /fluorouracile|cytotoxiques|bortezomib|(?:cabazi|doce|pacli)taxel/,
  'beta-bloquant': /beta-bloquants|(?:meto|propran)olol/,
  immunosuppresseur: /immunosuppresseurs|ciclosporine/,
  ipde5: /phosphodiesterase/,
  immunodepresseur: /immunosuppresseurs/,
  'antagoniste du calcium': /canaux calciques|nimodipine|dihydropyridine/,
  'antagoniste calcique': /canaux calciques|nimodipine|dihydropyridine/,
  antifongique: /conazole/,
  glitazone: /glitazone/,
  ipde: /phosphodiesterase/,
  bitherapie: /ombitasvir|glecaprevir|grazoprevir/,
  'anti-asthmatique': /montelukast/,
  antiagregant: /ticagrelor|clopidogrel/,
  antidepresseur: /recapture de la serotonine|imipraminique|sertraline/,
  antiretroviral: /inhibiteurs d'integrase|dolutegravir|raltegravir|bictegravir/,
  'azole antifongique': /conazole/,
};

function endOfKind(word: string, rule: AnsmRule): EndName | null {
  const [first = ''] = word.split(' ');
  for (const stem of [word, first]) {
    if (stem.length < SHORTEST_KIND) continue;
    const pattern = kinds[stem] ?? new RegExp(`(?:^|[^a-z])${stem.replace(/s?( |$)/g, 's?$1')}(?:[^a-z]|$)`);
    const ends = (['a', 'b'] as const).filter((end) => pattern.test(rule[end].id));
    if (ends.length === 1) return ends[0] ?? null;
  }
  return null;
}
const SHORTEST_KIND = 5;

/** The drugs that one name means: usually one, several for "antifongiques azolés". */
export type Named = readonly DrugReference[];

/** At which end drugs stand, if they all stand at one, and whether they are all that stand there. */
export function endOf(
  names: readonly Named[],
  { ends, vocabulary }: ClauseContext,
): { readonly of: EndName; readonly isWhole: boolean } | null {
  const named = names.map((references) => new Set(references.flatMap((one) => [...vocabulary.members(one)])));
  for (const end of ['a', 'b'] as const) {
    const members = ends[end];
    if (!named.every((set) => [...set].some((id) => members.has(id)))) continue;
    const isWhole = [...members].every((id) => named.some((set) => set.has(id)));
    return { of: end, isWhole };
  }
  return null;
}
