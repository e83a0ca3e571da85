import { compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import type { Names } from '../names.ts';
import type { IntakeSeparationSource } from '../sources/pairedSources.ts';
import { idOf, pairsOf } from './compilePairs.ts';

/** One rule for each pair of an entry. In the texts `{a}` is the drug and `{b}` what binds it. */
export function compileIntakeSeparation(
  source: IntakeSeparationSource,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): readonly DraftRule[] {
  return source.pairs.flatMap(([drugs, binders, severity]) => {
    const complain = complainAt(`${String(drugs)} + ${String(binders)}`);
    return pairsOf(drugs, binders, names, complain).map(({ a, b }) => ({
      ...compileBase(
        ['intakeSeparation', file.topic, idOf(a), idOf(b)].join('.'),
        source,
        file,
        names,
        { a: names.nameOf(a), b: names.nameOf(b) },
        complain,
      ),
      family: 'intakeSeparation',
      drug: a,
      binder: b,
      hoursBefore: source.before,
      hoursAfter: source.after,
      severity,
    }));
  });
}
