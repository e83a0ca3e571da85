import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import type { Finding } from '../../schema/review/finding.ts';
import { standingEvents } from './standingEvents.ts';

/** Whether a finding was answered, and whether the answer still holds. */
export interface FindingState {
  readonly findingKey: string;
  readonly state: 'open' | 'answered' | 'reopened';
  /** The answer, held or not; null while open. */
  readonly event: ClinicalEvent | null;
}

/**
 * An answer holds while the finding keeps the fingerprint it was given to; a proposal to the prescriber about the finding is
 * an answer too. In the order of the findings.
 */
export function findingStates(
  review: { readonly findings: readonly Finding[] },
  events: readonly ClinicalEvent[],
): readonly FindingState[] {
  if (events.length === 0)
    return review.findings.map((finding) => ({ findingKey: finding.key, state: 'open', event: null }));
  const answers = new Map<string, ClinicalEvent>();
  const fingerprints = new Map<string, string>();
  for (const event of standingEvents(events)) {
    const { body } = event;
    if (body.kind !== 'answer' && body.kind !== 'intervention') continue;
    if (body.findingKey === undefined || body.findingFingerprint === undefined) continue;
    answers.set(body.findingKey, event);
    fingerprints.set(body.findingKey, body.findingFingerprint);
  }
  return review.findings.map((finding) => {
    const event = answers.get(finding.key) ?? null;
    if (event === null) return { findingKey: finding.key, state: 'open', event };
    return {
      findingKey: finding.key,
      state: fingerprints.get(finding.key) === finding.fingerprint ? 'answered' : 'reopened',
      event,
    };
  });
}
