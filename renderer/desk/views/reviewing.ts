import type { Instant } from '../../../schema/instant.ts';
import type { SmallState } from '../../../schema/state/smallState.ts';

/** Longer than anybody looks at one patient: a mark that was forgotten must not keep colleagues away. */
const MARK_LASTS_MS = 2 * 3_600_000;

/** Who is on this patient now, and since when. */
export interface Reviewing {
  readonly authorId: string;
  readonly name: string;
  readonly since: Instant;
}

export function reviewing(states: readonly SmallState[], now: Instant): Reviewing | null {
  const mark = states.find(({ kind }) => kind === 'assignment')?.fields['reviewing'];
  if (mark === undefined || mark.value !== true) return null;
  if (Date.parse(now) - Date.parse(mark.occurredAt) > MARK_LASTS_MS) return null;
  return { authorId: mark.authorId, name: mark.authorName, since: mark.occurredAt };
}
