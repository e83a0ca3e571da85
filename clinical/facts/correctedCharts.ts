import type { AllergyIntolerance } from '../../schema/chart/allergy.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { codeSystems } from '../../schema/coding.ts';
import { allergyField, isWeightKg, WEIGHT_FIELD } from '../../schema/state/correction.ts';
import type { SmallState, StateStatement } from '../../schema/state/smallState.ts';
import { statementsOf } from './disagreements.ts';
import { leadingLoinc } from './leadingLoinc.ts';

/**
 * The hospital's chart as pharmacists corrected it. While they disagree on a weight there is a chart for each weight, and only
 * what holds in all of them is clear: neither weight is the cautious one for every drug. Of an allergy it is known which
 * statement is: it stands until all say that it is refuted. A weight counts from when it was corrected; one that the hospital
 * takes later replaces it.
 */
export function correctedCharts(chart: Chart, states: readonly SmallState[]): readonly [Chart, ...Chart[]] {
  const state = states.find(({ kind, chartId }) => kind === 'correction' && chartId === chart.id);
  if (state === undefined) return [chart];
  const entries = chart.allergies.entries.map((entry) => corrected(entry, statementsOf(state, allergyField(entry.id))));
  const known = { ...chart, allergies: { ...chart.allergies, entries } };
  const [first, ...others] = statementsOf(state, WEIGHT_FIELD).map((statement) =>
    withWeight(known, state.id, statement),
  );
  return first === undefined ? [known] : [first, ...others];
}

function corrected(entry: AllergyIntolerance, statements: readonly StateStatement[]): AllergyIntolerance {
  if (statements.length === 0) return entry;
  if (statements.every(({ value }) => value === 'refuted')) return { ...entry, verification: 'refuted' };
  const isStated = entry.verification !== 'refuted' && entry.verification !== 'enteredInError';
  return { ...entry, active: true, verification: isStated ? entry.verification : 'unconfirmed' };
}

function withWeight(chart: Chart, id: string, { value, occurredAt }: StateStatement): Chart {
  const code = leadingLoinc('weight');
  if (!isWeightKg(value) || code === undefined) return chart;
  const weight: Chart['observations'][number] = {
    id,
    status: 'corrected',
    category: 'vitalSigns',
    code: { codings: [{ system: codeSystems.loinc, code }], text: '' },
    value: { value, unit: 'kg' },
    effectiveAt: occurredAt,
    issuedAt: occurredAt,
  };
  return { ...chart, observations: [...chart.observations, weight] };
}
