import type { IntravenousCompatibilityRule } from '../../../schema/knowledge/rules/intravenousCompatibility.ts';
import type { Line } from '../../facts/lines.ts';
import { foldText } from '../../resolver/normaliseName.ts';

export type Diluent = NonNullable<IntravenousCompatibilityRule['diluents']>[number];

/** What wards and senders write, in English and French, without accents. */
const words: readonly (readonly [Diluent, RegExp])[] = [
  ['glucose', /gluco|dextro|\bd5|\bd10|\bg5\b|\bg10\b|\bg 5/],
  ['sodiumChloride', /sodium chlor|chlorure de sodium|\bnacl|saline|serum phy|\bnormal\b|0[.,]9/],
  ['ringer', /ringer|hartmann|isofundine|plasmalyte/],
  ['water', /water|eau (?:pour|ppi)|\bppi\b|\bwfi\b/],
];

/** The fluids that a line names; null: a dose by vein does not say. Words that name no fluid known here say nothing. */
export function diluentsOf(line: Line): ReadonlySet<Diluent> | null {
  const found = new Set<Diluent>();
  for (const { route, diluentText } of line.order.dosages) {
    if (route !== 'intravenous') continue;
    if (diluentText === undefined) return null;
    const folded = foldText(diluentText);
    const named = words.filter(([, pattern]) => pattern.test(folded)).map(([diluent]) => diluent);
    if (named.length === 0) return null;
    for (const diluent of named) found.add(diluent);
  }
  return found;
}
