import type { Chart } from '../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import type { LineFingerprint } from '../../schema/events/fingerprint.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Message } from '../../schema/review/message.ts';
import type { Review } from '../../schema/review/review.ts';
import { standingEvents } from '../answers/standingEvents.ts';
import { newResultsSince } from './newResultsSince.ts';
import { whatChanged } from './whatChanged.ts';

/** Where one line stands with the pharmacists. */
export interface LineState {
  readonly orderId: string;
  readonly state: 'notValidated' | 'validated' | 'reopened';
  readonly by: string | null;
  readonly at: Instant | null;
  /** Why it was reopened, in words; empty unless reopened. */
  readonly reopenedBy: readonly Message[];
  /** Facts that came later and reopen nothing ("potassium 4.2, new since validated"). */
  readonly newSince: readonly Message[];
}

/**
 * The state of every current line. A validation holds while the order's revision and every check's fingerprint are what they
 * were; whatever else is new is only listed.
 */
export function lineStates(chart: Chart, events: readonly ClinicalEvent[], review: Review): readonly LineState[] {
  const validations = latestValidations(events);
  return review.fingerprints.map((line) => {
    const validation = validations.get(line.orderId);
    if (validation === undefined)
      return { orderId: line.orderId, state: 'notValidated', by: null, at: null, reopenedBy: [], newSince: [] };
    const reopenedBy = whatChanged(validation.fingerprint, line, review, chart);
    return {
      orderId: line.orderId,
      state: reopenedBy.length > 0 ? 'reopened' : 'validated',
      by: validation.event.authorName,
      at: validation.event.occurredAt,
      reopenedBy,
      newSince: newResultsSince(chart, validation.event, line, review),
    };
  });
}

interface Validation {
  readonly event: ClinicalEvent;
  readonly fingerprint: LineFingerprint;
}

function latestValidations(events: readonly ClinicalEvent[]): ReadonlyMap<string, Validation> {
  const latest = new Map<string, Validation>();
  for (const event of standingEvents(events)) {
    if (event.body.kind !== 'validation') continue;
    for (const fingerprint of event.body.lines) latest.set(fingerprint.orderId, { event, fingerprint });
  }
  return latest;
}
