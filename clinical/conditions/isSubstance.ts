import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import { classKey } from '../knowledge/classKey.ts';
import type { Truth } from '../truth.ts';
import type { ConditionScope, RuleEnd } from './conditionScope.ts';

/** Whether one of the ends is one of these drugs. Who stands at an end is known: this is never unknown. */
export function isSubstance(
  ends: readonly RuleEnd[],
  wanted: readonly DrugReference[],
  { knowledge, pack }: ConditionScope,
): Truth {
  for (const { substance } of ends)
    for (const drug of wanted)
      if (
        'class' in drug
          ? knowledge.classes.get(classKey(pack, drug.class))?.has[substance] === 1
          : knowledge.numberById.get(drug.substance) === substance
      )
        return 'yes';
  return 'no';
}
