import { groupNotAssessed, type NotAssessedGroup } from '../../../clinical/review/groupNotAssessed.ts';
import type { NotAssessed } from '../../../schema/review/checkOutcome.ts';

/** What one card says: everything of one missing input, or of the drugs that the knowledge does not cover for the same checks. */
export interface UnknownGroup {
  readonly key: string;
  readonly inputs: readonly string[];
  readonly items: readonly NotAssessedGroup[];
}

/** What could not be checked, one card for each thing that is missing: a missing weight is one request, not seven. */
export function groupUnknowns(notAssessed: readonly NotAssessed[]): readonly UnknownGroup[] {
  const groups = groupNotAssessed(notAssessed.filter(({ reason }) => reason !== 'unavailable'));
  const byInput = Map.groupBy(groups, ({ reason, inputs }) =>
    reason === 'notCovered' ? `notCovered ${inputs.join()}` : (inputs[0] ?? ''),
  );
  return [...byInput].map(([key, items]) => ({ key, inputs: items[0]?.inputs ?? [], items }));
}
