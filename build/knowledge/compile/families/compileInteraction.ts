import { severity, type Severity } from '../../../../schema/severity.ts';
import { expandCondition } from '../expandCondition.ts';
import { compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import type { Names } from '../names.ts';
import type { RuleSource } from '../sourceFormat.ts';
import { idOf, pairsOf } from './compilePairs.ts';

/**
 * Eye drops, ear drops and creams reach the blood too little for most interactions; a rule for which they count says
 * `anyRoute: true`. A route that is not stated does not silence a rule.
 */
const BOTH_SYSTEMIC = (['a', 'b'] as const).map((of) => ({
  not: { fact: 'route', of, in: ['topical', 'ophthalmic', 'otic'] },
}));

/** One rule for each pair of an entry. */
export function compileInteraction(
  source: RuleSource<'interaction'>,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): readonly DraftRule[] {
  return source.pairs.flatMap(([first, second, stated]) => {
    const complain = complainAt(`${String(first)} + ${String(second)}`);
    complainOfMilderPair(stated, source.levels, complain);
    return pairsOf(first, second, names, complain).map(({ a, b }) => {
      const id = ['interaction', file.topic, idOf(a), idOf(b), ...(source.id === undefined ? [] : [source.id])].join(
        '.',
      );
      const written = source.levels === undefined ? [{ level: stated }] : source.levels;
      return {
        ...compileBase(id, source, file, names, { a: names.nameOf(a), b: names.nameOf(b) }, complain),
        family: 'interaction',
        a,
        b,
        levels: written.map((entry) => compileLevel(entry, source.anyRoute === true, names, complain)),
      };
    });
  });
}

function compileLevel(written: { level: string; when?: unknown }, anyRoute: boolean, names: Names, complain: Complain) {
  const context = written.when === undefined ? null : expandCondition(written.when, names);
  if (typeof context === 'string') complain(context);
  const parts = [
    ...(anyRoute ? [] : BOTH_SYSTEMIC),
    ...(context === null || typeof context === 'string' ? [] : [context]),
  ];
  const [only] = parts;
  if (only === undefined) return { severity: written.level };
  return { severity: written.level, when: parts.length === 1 ? only : { all: parts } };
}

/** The level beside a pair is what a reader of the file sees: where context chooses, it must be the worst that it can choose. */
function complainOfMilderPair(
  stated: Severity,
  levels: readonly { readonly level: Severity }[] | undefined,
  complain: Complain,
): void {
  const worst = severity.options.find((option) => levels?.some((entry) => entry.level === option));
  if (worst !== undefined && worst !== stated)
    complain(`the pair says ${stated}, but the worst of its levels is ${worst}`);
}
