import { compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import type { Names } from '../names.ts';
import type { RuleSource } from '../sourceFormat.ts';
import { pairsOf } from './compilePairs.ts';

export function compileDuplicateTherapy(
  source: RuleSource<'duplicateTherapy'>,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): DraftRule {
  const complain = complainAt(source.class);
  const drug = names.drug(source.class);
  if (drug === null) complain(`"${source.class}" is no class`);
  return {
    ...compileBase(`duplicateTherapy.${source.class}`, source, file, names, {}, complain),
    family: 'duplicateTherapy',
    class: drug,
    severity: source.level,
    intended: (source.intended ?? []).flatMap(([first, second]) => pairsOf(first, second, names, complain)),
  };
}
