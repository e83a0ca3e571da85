import type { KnowledgePack, Substance } from '../../schema/knowledge/knowledgePack.ts';
import { nameKey } from '../resolver/normaliseName.ts';

export interface MergedSubstances {
  readonly substances: readonly Substance[];
  readonly numberById: ReadonlyMap<string, number>;
  /** For each pack, which number each of its ids has. */
  readonly numberByPackId: readonly ReadonlyMap<string, number>[];
}

/**
 * One numbering over all packs. A substance of a later pack is the same as one of an earlier pack if it has its id, one of its
 * RxNorm ingredient codes, or a name of it as its own: else one drug would count as two (and interact with itself).
 */
export function mergeSubstances(packs: readonly KnowledgePack[]): MergedSubstances {
  const substances: Substance[] = [];
  const numberById = new Map<string, number>();
  const byRxNorm = new Map<string, number>();
  const byName = new Map<string, number>();
  const numberByPackId = packs.map((pack, position) => {
    const own = new Map<string, number>();
    const added: number[] = [];
    for (const substance of pack.substances) {
      // Names last, and not at all in the first pack: folding them is what takes time here.
      const known =
        numberById.get(substance.id) ??
        firstOf(substance.rxNorm, byRxNorm) ??
        (byName.size === 0 ? undefined : firstOf([nameKey(substance.name.en), nameKey(substance.name.fr)], byName));
      const number = known ?? substances.length;
      if (known === undefined) {
        substances.push(substance);
        added.push(number);
      } else {
        substances[number] = joined(substances[number] ?? substance, substance);
      }
      own.set(substance.id, number);
      if (!numberById.has(substance.id)) numberById.set(substance.id, number);
    }
    // Only now: two substances of one pack are two, whatever names they share.
    if (position < packs.length - 1) for (const number of added) remember(substances[number], number, byRxNorm, byName);
    return own;
  });
  return { substances, numberById, numberByPackId };
}

/** A name that two substances bear leads to neither. */
const AMBIGUOUS = -1;

function remember(
  substance: Substance | undefined,
  number: number,
  byRxNorm: Map<string, number>,
  byName: Map<string, number>,
): void {
  if (substance === undefined) return;
  for (const code of substance.rxNorm) byRxNorm.set(code, byRxNorm.has(code) ? AMBIGUOUS : number);
  for (const key of new Set([substance.name.en, substance.name.fr, ...substance.synonyms].map(nameKey))) {
    if (key !== '') byName.set(key, byName.has(key) ? AMBIGUOUS : number);
  }
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
