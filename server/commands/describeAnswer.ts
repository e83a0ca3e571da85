import type { Text } from '../../text/createText.ts';
import type { ReviewAnswer } from '../review/reviewAnswer.ts';

/** An answer for a person at a terminal: findings first, then what is not known, then what is clear. */
export function describeAnswer(answer: ReviewAnswer, text: Text): string {
  const families = (list: ReviewAnswer['clear']): string => list.map((family) => text.family(family)).join(', ') || '-';
  return [
    `== ${answer.id}`,
    ...answer.findings.flatMap((finding) => [
      `[${text.severity(finding.severity)} | ${text.signalWord(finding.tier)}] ${finding.message}`,
      `    ${finding.hazard}`,
      ...finding.actions.map((action) => `    - ${action}`),
      `    ${finding.orders.join(', ')} (${finding.rules.join(', ')})`,
    ]),
    ...(answer.findings.length === 0 ? ['No finding.'] : []),
    ...notAssessedLines(answer, text),
    ...(answer.refused ?? []).map(
      ({ resourceType, id, path, reason }) =>
        `Could not be read: ${resourceType} ${id} at ${path || 'the whole'}: ${reason}`,
    ),
    ...(answer.notes ?? []).map((note) => `Note: ${note}`),
    `Clear: ${families(answer.clear)}`,
    '',
  ].join('\n');
}

function notAssessedLines({ notAssessed }: ReviewAnswer, text: Text): string[] {
  const byDetail = new Map<string, Set<string>>();
  const notRunning = notAssessed.filter(({ reason, orders }) => reason === 'unavailable' && orders.length === 0);
  for (const { family, detail } of notAssessed.filter((entry) => !notRunning.includes(entry))) {
    byDetail.set(detail, (byDetail.get(detail) ?? new Set<string>()).add(text.family(family)));
  }
  const names = notRunning.map(({ family }) => text.family(family)).join(', ');
  return [
    ...[...byDetail].map(([detail, families]) => `Not assessed: ${detail} (${[...families].join(', ')})`),
    ...(names === '' ? [] : [`Not running, look at these yourself: ${names}`]),
  ];
}
