import type { Text } from '../../text/createText.ts';
import type { ReviewAnswer } from '../review/reviewAnswer.ts';

/** A harm told as one may rest on many rules; the JSON form names all their sources. */
const MOST_SOURCES = 3;

/** An answer for a person at a terminal: findings first, then what is not known, then what is clear. */
export function describeAnswer(answer: ReviewAnswer, text: Text): string {
  const families = (list: ReviewAnswer['clear']): string => list.map((family) => text.family(family)).join(', ') || '-';
  return [
    `== ${answer.id}`,
    ...answer.findings.flatMap((finding) => [
      `[${text.severity(finding.severity)} | ${text.signalWord(finding.tier)}] ${finding.message}`,
      `    ${finding.hazard}`,
      ...finding.actions.map((action) => `    - ${action}`),
      ...finding.clearsWhen.map((way) => `    Clears when ${way}.`),
      ...finding.sources.slice(0, MOST_SOURCES).map((source) => `    Source: ${source}`),
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

function notAssessedLines({ unknowns }: ReviewAnswer, text: Text): string[] {
  return unknowns.map(({ detail, families }) => {
    const names = families.map((family) => text.family(family)).join(', ');
    return `Not assessed: ${detail}${names === '' ? '' : ` (${names})`}`;
  });
}
