import type { Finding } from '../../schema/review/finding.ts';
import type { Message } from '../../schema/review/message.ts';
import type { NotAssessed } from '../../schema/review/checkOutcome.ts';
import type { Priority } from '../../schema/review/review.ts';
import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import { findingStates } from '../answers/findingStates.ts';
import type { PatientFacts } from '../facts/patientFacts.ts';
import { severitiesWorstFirst, severityIndex } from '../tier/tierTable.ts';
import { nextDoseAt } from './nextDoseAt.ts';

/**
 * Weights of the rank. Something that must be answered outweighs all the rest together (at most 753,000), so that what is
 * unknown raises a patient among the others and never above one of those. How well a hazard is established is in the tier:
 * only loud findings count.
 */
const weights = {
  mustAnswer: 1_000_000,
  eachMustAnswer: 50_000,
  severityStep: 150_000,
  eachFurther: 5_000,
  unrecognised: 12_000,
  eachUnknown: 3_000,
  doseSoon: 9_000,
  changed: 6_000,
} as const;
const MOST_COUNTED = { mustAnswer: 10, findings: 6, unrecognised: 6, unknown: 12 } as const;
const SOON_HOURS = 12;

/** Answered findings no longer rank a patient, as long as the answer holds. */
export function priorityOf(
  findings: readonly Finding[],
  notAssessed: readonly NotAssessed[],
  facts: PatientFacts,
  events: readonly ClinicalEvent[],
  utcOffsetMinutes: number,
): Priority {
  const answered = new Set(
    findingStates({ findings }, events)
      .filter((state) => state.state === 'answered')
      .map((state) => state.findingKey),
  );
  const open = findings.filter((finding) => !answered.has(finding.key));
  const loud = open.filter((finding) => finding.tier === 'mustAnswer' || finding.tier === 'show');
  const mustAnswer = open.filter((finding) => finding.tier === 'mustAnswer').length;
  const severity = loud.reduce<Finding['severity'] | null>(
    (worst, finding) =>
      worst === null || severityIndex(finding.severity) < severityIndex(worst) ? finding.severity : worst,
    null,
  );
  const unknowns = countUnknowns(notAssessed);
  const nextDose = nextDoseAt(facts, utcOffsetMinutes);
  const changedAt = facts.lines.reduce(
    (latest, line) =>
      line.order.authoredOn !== null && line.order.authoredOn > latest ? line.order.authoredOn : latest,
    '',
  );
  const isChanged = changedAt !== '' && facts.nowMs - Date.parse(changedAt) < 24 * 3_600_000;
  const hoursToDose = nextDose === null ? SOON_HOURS : (Date.parse(nextDose) - facts.nowMs) / 3_600_000;

  const rank =
    (mustAnswer > 0 ? weights.mustAnswer : 0) +
    Math.min(mustAnswer, MOST_COUNTED.mustAnswer) * weights.eachMustAnswer +
    (severity === null ? 0 : (severitiesWorstFirst.length - severityIndex(severity)) * weights.severityStep) +
    Math.min(loud.length, MOST_COUNTED.findings) * weights.eachFurther +
    Math.min(unknowns.unrecognised, MOST_COUNTED.unrecognised) * weights.unrecognised +
    Math.min(unknowns.inputs, MOST_COUNTED.unknown) * weights.eachUnknown +
    (loud.length > 0 ? Math.round(weights.doseSoon * Math.max(0, 1 - hoursToDose / SOON_HOURS)) : 0) +
    (isChanged ? weights.changed : 0);

  const reasons: Message[] = [];
  if (mustAnswer > 0) reasons.push({ key: 'priority.mustAnswer', params: { count: mustAnswer } });
  if (severity !== null)
    reasons.push({
      key: 'priority.findings',
      params: { count: loud.filter((finding) => finding.severity === severity).length, severity },
    });
  if (unknowns.all > 0) reasons.push({ key: 'priority.notAssessed', params: { count: unknowns.all } });
  if (nextDose !== null && loud.length > 0) reasons.push({ key: 'priority.nextDose', params: { at: nextDose } });
  if (isChanged) reasons.push({ key: 'priority.changed', params: { at: changedAt } });
  return { rank, severity, mustAnswer, notAssessed: unknowns.all, nextDoseAt: nextDose, reasons };
}

/**
 * What is unknown, each thing once: unrecognised lines and allergens, and missing or stale inputs. A drug that the knowledge
 * does not cover is counted and raises nobody: it says something about the pack, the same for every patient.
 */
function countUnknowns(notAssessed: readonly NotAssessed[]) {
  const unrecognised = new Set<string>();
  const inputs = new Set<string>();
  const notCovered = new Set<string>();
  for (const { reason, input, orderIds } of notAssessed) {
    if (orderIds.length === 0 || input === 'knowledge') continue;
    if (reason === 'unrecognised') unrecognised.add(input === 'medication' ? orderIds.join() : input);
    else if (reason === 'notCovered') notCovered.add(input);
    else inputs.add(input);
  }
  return {
    unrecognised: unrecognised.size,
    inputs: inputs.size,
    all: unrecognised.size + inputs.size + notCovered.size,
  };
}
