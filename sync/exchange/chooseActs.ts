import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';

const DAY_MS = 86_400_000;
/** What the server has goes on to peers this long: they may be without it for longer than we are. The rest goes on always. */
const TRAVEL_DAYS = 3;
const MOST_ACTS = 10_000;
const MOST_CHARACTERS = 64_000_000;

/** An act that might travel. `isAccepted`: the server has it. */
export interface Traveller {
  readonly document: Pick<ClinicalEvent, 'id' | 'occurredAt'>;
  readonly isAccepted: boolean;
}

export function mayTravel({ document, isAccepted }: Traveller, nowMs: number): boolean {
  return !isAccepted || Date.parse(document.occurredAt) > nowMs - TRAVEL_DAYS * DAY_MS;
}

/**
 * As many as go into one text, the newest first: what corrects an act is newer than the act, so that no act travels without
 * what takes it back. `leftOut`: those that found no room; they go with a later text.
 */
export function chooseActs<T extends Traveller>(
  acts: Iterable<T>,
  nowMs: number,
  most = MOST_ACTS,
): { readonly chosen: readonly T[]; readonly leftOut: number } {
  const newestFirst = [...acts]
    .filter((act) => mayTravel(act, nowMs))
    .sort((one, other) => (one.document.id < other.document.id ? 1 : -1));
  const chosen: T[] = [];
  let characters = 0;
  for (const act of newestFirst) {
    characters += JSON.stringify(act.document).length;
    if (chosen.length >= most || characters > MOST_CHARACTERS) break;
    chosen.push(act);
  }
  return { chosen, leftOut: newestFirst.length - chosen.length };
}
