import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';

/** Interventions without an outcome and not withdrawn, in the order in which they were written. */
export function openInterventions(events: readonly ClinicalEvent[]): readonly ClinicalEvent[] {
  const closed = new Set(
    events.flatMap(({ body }) => (body.kind === 'interventionOutcome' ? [body.interventionId] : [])),
  );
  const withdrawn = new Set(events.flatMap(({ corrects }) => (corrects === null ? [] : [corrects])));
  return events.filter(({ id, body }) => body.kind === 'intervention' && !closed.has(id) && !withdrawn.has(id));
}
