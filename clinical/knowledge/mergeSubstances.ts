import type { KnowledgePack, Substance } from '../../schema/knowledge/knowledgePack.ts';
import type { SubstanceKeys } from '../resolver/substanceKeys.ts';

export interface MergedSubstances {
  readonly substances: readonly Substance[];
  readonly numberById: ReadonlyMap<string, number>;
  /** For each pack, which number each of its ids has. */
  readonly numberByPackId: readonly ReadonlyMap<string, number>[];
}

/** A substance that some pack was the first to bring. */
interface Newcomer {
  readonly number: number;
  readonly substance: Substance;
  readonly keys: SubstanceKeys;
}

/**
 * One numbering over all packs. A substance of a later pack is the same as one of an earlier pack if it has its id, one of its
 * RxNorm ingredient codes, or a name of it as its own: else one drug would count as two (and interact with itself). `keys` are
 * the folded names of the substances of each pack, in their order.
 */
export function mergeSubstances(
  packs: readonly KnowledgePack[],
  keys: readonly (readonly SubstanceKeys[])[],
): MergedSubstances {
  const substances: Substance[] = [];
  const numberById = new Map<string, number>();
  const earlier: Newcomer[] = [];
  const numberByPackId = packs.map((pack, position) => {
    const entries = pack.substances.flatMap((substance, index) => {
      const own = keys[position]?.[index];
      return own === undefined ? [] : [{ substance, keys: own }];
    });
    const knownNumber = finder(entries, numberById, earlier);
    const own = new Map<string, number>();
    const newcomers: Newcomer[] = [];
    for (const entry of entries) {
      const { substance } = entry;
      const known = knownNumber(entry);
      const number = known ?? substances.length;
      if (known === undefined) {
        substances.push(substance);
        newcomers.push({ number, ...entry });
      } else {
        substances[number] = joined(substances[number] ?? substance, substance);
      }
      own.set(substance.id, number);
      if (!numberById.has(substance.id)) numberById.set(substance.id, number);
    }
    // Only now: two substances of one pack are two, whatever names they share.
    earlier.push(...newcomers);
    return own;
  });
  return { substances, numberById, numberByPackId };
}

type Entry = Pick<Newcomer, 'substance' | 'keys'>;

/** Leads from an entry of a pack to the number that its substance has from an earlier one. */
function finder(
  entries: readonly Entry[],
  numberById: ReadonlyMap<string, number>,
  earlier: readonly Newcomer[],
): (entry: Entry) => number | undefined {
  const byRxNorm = new Map<string, number>();
  for (const { number, substance } of earlier) for (const code of substance.rxNorm) lead(byRxNorm, code, number);
  const byIdOrCode = ({ substance }: Entry) => numberById.get(substance.id) ?? firstOf(substance.rxNorm, byRxNorm);
  // Few are left to be found by their names: they are looked for among all names of the earlier packs, and not the other way round.
  const wanted = new Set<string>();
  if (earlier.length > 0)
    for (const entry of entries)
      if (byIdOrCode(entry) === undefined) for (const key of [entry.keys.en, entry.keys.fr]) wanted.add(key);
  wanted.delete('');
  const byName = new Map<string, number>();
  const leadIfWanted = (key: string, number: number) => {
    if (wanted.has(key)) lead(byName, key, number);
  };
  for (const { number, keys } of wanted.size === 0 ? [] : earlier) {
    leadIfWanted(keys.en, number);
    if (keys.fr !== keys.en) leadIfWanted(keys.fr, number);
    keys.synonyms.forEach((key) => leadIfWanted(key, number));
  }
  return (entry) => byIdOrCode(entry) ?? firstOf([entry.keys.en, entry.keys.fr], byName);
}

/** A code or name that two substances bear leads to neither. */
const AMBIGUOUS = -1;

function lead(into: Map<string, number>, key: string, number: number): void {
  const known = into.get(key);
  if (known !== number) into.set(key, known === undefined ? number : AMBIGUOUS);
}

function firstOf(keys: readonly string[], numbers: ReadonlyMap<string, number>): number | undefined {
  for (const key of keys) {
    const number = numbers.get(key);
    if (number !== undefined && number !== AMBIGUOUS) return number;
  }
  return undefined;
}

function joined(first: Substance, second: Substance): Substance {
  return first === second ? first : { ...first, atc: [...new Set([...first.atc, ...second.atc])] };
}
