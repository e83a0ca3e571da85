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
 * RxNorm ingredient codes, or its name: else one drug would count as two (and interact with itself).
 */
export function mergeSubstances(packs: readonly KnowledgePack[]): MergedSubstances {
  const substances: Substance[] = [];
  const numberById = new Map<string, number>();
  const byRxNorm = new Map<string, number>();
  const byName = new Map<string, number>();
  const numberByPackId = packs.map((pack) => {
    const own = new Map<string, number>();
    const added: number[] = [];
    for (const substance of pack.substances) {
      const keys = [nameKey(substance.name.en), nameKey(substance.name.fr)];
      const known = numberById.get(substance.id) ?? firstOf(substance.rxNorm, byRxNorm) ?? firstOf(keys, byName);
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
    for (const number of added) {
      const substance = substances[number];
      if (substance === undefined) continue;
      for (const code of substance.rxNorm) if (!byRxNorm.has(code)) byRxNorm.set(code, number);
      for (const key of [nameKey(substance.name.en), nameKey(substance.name.fr)])
        if (key !== '' && !byName.has(key)) byName.set(key, number);
    }
    return own;
  });
  return { substances, numberById, numberByPackId };
}

function firstOf(keys: readonly string[], numbers: ReadonlyMap<string, number>): number | undefined {
  for (const key of keys) {
    const number = numbers.get(key);
    if (number !== undefined) return number;
  }
  return undefined;
}

function joined(first: Substance, second: Substance): Substance {
  return first === second ? first : { ...first, atc: [...new Set([...first.atc, ...second.atc])] };
}
