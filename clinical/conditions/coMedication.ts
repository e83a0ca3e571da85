import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import type { Evidence } from '../../schema/review/evidence.ts';
import { orderEvidence } from '../families/substanceNames.ts';
import { classKey } from '../knowledge/classKey.ts';
import type { Truth } from '../truth.ts';
import { type ConditionScope, unknownFor } from './conditionScope.ts';

/** Whether another drug is being given now. A line that was not recognised might be it. */
export function hasCoMedication(drug: DrugReference, scope: ConditionScope, evidence: Evidence[]): Truth {
  const { facts, knowledge } = scope;
  const members = 'class' in drug ? knowledge.classes.get(classKey(scope.pack, drug.class))?.has : undefined;
  if ('class' in drug && members === undefined) return 'no';
  const single = 'class' in drug ? -1 : knowledge.numberById.get(drug.substance);
  let unrecognised = false;
  for (const line of facts.lines) {
    if (!line.given || line.startMs > facts.nowMs) continue;
    if (!line.resolution.recognised) unrecognised = true;
    for (const number of line.substances) {
      if (number !== single && members?.[number] !== 1) continue;
      evidence.push(orderEvidence(knowledge, line, number));
      return 'yes';
    }
  }
  return unrecognised ? unknownFor(scope, 'medication', 'unrecognised') : 'no';
}
