import { compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import type { Names } from '../names.ts';
import type { RuleSource } from '../sourceFormat.ts';
import { idOf, pairsOf } from './compilePairs.ts';

/** One rule for each allergen and drug of an entry. In the texts `{a}` is the allergen and `{b}` the drug ordered. */
export function compileAllergy(
  source: RuleSource<'allergy'>,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): readonly DraftRule[] {
  return source.pairs.flatMap(([allergens, drugs]) => {
    const complain = complainAt(`${String(allergens)} > ${String(drugs)}`);
    return pairsOf(allergens, drugs, names, complain).map(({ a, b }) => ({
      ...compileBase(
        `allergy.${file.topic}.${idOf(a)}.${idOf(b)}`,
        source,
        file,
        names,
        { a: names.nameOf(a), b: names.nameOf(b) },
        complain,
      ),
      family: 'allergy',
      allergen: a,
      drug: b,
      relation: source.relation,
      severityByReaction: {
        severe: source.severe,
        mild: source.mild,
        unknown: source.unknown,
        intolerance: source.intolerance,
      },
    }));
  });
}
