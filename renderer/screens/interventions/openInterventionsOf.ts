import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { ChartView } from '../../desk/deskViews.ts';

/** Interventions of a chart without an outcome and not withdrawn by a correction. */
export function openInterventionsOf({ events }: ChartView): readonly ClinicalEvent[] {
  const closed = new Set(
    events.flatMap(({ body, corrects }) => [
      ...(body.kind === 'interventionOutcome' ? [body.interventionId] : []),
      ...(corrects === null ? [] : [corrects]),
    ]),
  );
  return events.filter(({ id, body }) => body.kind === 'intervention' && !closed.has(id));
}
