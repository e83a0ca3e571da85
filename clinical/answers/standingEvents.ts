import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';

/** Events that no correction withdrew, oldest first. A correction stands in place of what it corrects. */
export function standingEvents(events: readonly ClinicalEvent[]): readonly ClinicalEvent[] {
  const withdrawn = new Set(events.map((event) => event.corrects).filter((id) => id !== null));
  return events.filter((event) => !withdrawn.has(event.id)).sort(oldestFirst);
}

function oldestFirst(one: ClinicalEvent, other: ClinicalEvent): number {
  if (one.occurredAt !== other.occurredAt) return one.occurredAt < other.occurredAt ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
