import type { Chart } from '../../schema/chart/chart.ts';
import type { Condition } from '../../schema/chart/condition.ts';
import type { Observation } from '../../schema/chart/observation.ts';
import type { Patient } from '../../schema/chart/patient.ts';
import { conditionMeaning } from './pregnancyConditions.ts';
import { observationMeaning } from './pregnancyObservations.ts';
import type { PregnancyStatement } from './pregnancyStatement.ts';

/** All that the chart says of pregnancy and breast-feeding. */
export interface PregnancyStatements {
  readonly pregnancy: readonly PregnancyStatement[];
  readonly lactation: readonly PregnancyStatement[];
  /** A womb removed, or a menopause on record. */
  readonly cannotConceive: boolean;
}

/** @param conditions the active ones */
export function pregnancyStatements(
  { patient, observations }: Chart,
  conditions: readonly Condition[],
): PregnancyStatements {
  const pregnancy = [...recorded(patient.pregnancy)];
  const lactation = [...recorded(patient.lactation)];
  let cannotConceive = false;
  for (const condition of conditions) {
    const meaning = conditionMeaning(condition);
    if (meaning === null) continue;
    if (meaning.about === 'cannotConceive') cannotConceive = true;
    else (meaning.about === 'pregnancy' ? pregnancy : lactation).push(ofCondition(condition, meaning));
  }
  for (const observation of observations) {
    if (observation.status === 'cancelled' || observation.status === 'enteredInError') continue;
    const meaning = observationMeaning(observation);
    if (meaning !== null)
      (meaning.about === 'pregnancy' ? pregnancy : lactation).push(ofObservation(observation, meaning));
  }
  return { pregnancy, lactation, cannotConceive };
}

function recorded(status: Patient['pregnancy']): readonly PregnancyStatement[] {
  if (status === null || status.value === 'unknown') return [];
  const { value, recordedAt, gestationWeeks } = status;
  return [{ value, at: recordedAt, weeks: gestationWeeks ?? null, source: { kind: 'patient' } }];
}

type Meaning = { readonly value: 'yes' | 'no'; readonly weeks: number | null };

function ofCondition(condition: Condition, { value, weeks }: Meaning): PregnancyStatement {
  const source = { kind: 'condition', recordId: condition.id, text: condition.code.text.slice(0, 500) } as const;
  return { value, weeks, at: condition.recordedAt ?? condition.onsetAt, source };
}

function ofObservation(observation: Observation, { value, weeks }: Meaning): PregnancyStatement {
  const source = { kind: 'observation', recordId: observation.id, text: observation.code.text.slice(0, 500) } as const;
  return { value, weeks, at: observation.effectiveAt ?? observation.issuedAt, source };
}
