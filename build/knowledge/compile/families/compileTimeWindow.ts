import { compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import { conditionAs } from '../conditionAs.ts';
import type { Names } from '../names.ts';
import type { TimeWindowSource } from '../sources/pairedSources.ts';
import { idOf, pairsOf } from './compilePairs.ts';

/** One rule for each pair of an entry. In the texts `{a}` is the drug that was stopped and `{b}` the one that is given. */
export function compileTimeWindow(
  source: TimeWindowSource,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): readonly DraftRule[] {
  return source.pairs.flatMap(([firsts, thens, severity]) => {
    const complain = complainAt(`${String(firsts)} > ${String(thens)}`);
    return pairsOf(firsts, thens, names, complain).map(({ a, b }) => ({
      ...compileBase(
        ['timeWindow', file.topic, idOf(a), idOf(b), ...(source.id === undefined ? [] : [source.id])].join('.'),
        source,
        file,
        names,
        { a: names.nameOf(a), b: names.nameOf(b) },
        complain,
      ),
      family: 'timeWindow',
      first: a,
      next: b,
      washoutDays: source.days,
      severity,
      ...conditionAs('appliesWhen', source.applies, names, complain),
    }));
  });
}
