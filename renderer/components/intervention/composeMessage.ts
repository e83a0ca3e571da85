import type { Chart } from '../../../schema/chart/chart.ts';
import type { Finding } from '../../../schema/review/finding.ts';
import type { SayLine } from '../useMedicationLine.ts';
import type { Words } from '../../session/TextContext.tsx';
import { factWords } from '../finding/factWords.ts';

/** The first draft of the message: which lines, what can happen, on which facts, and what is proposed, in order. */
export function composeMessage(
  chart: Chart,
  orderIds: readonly string[],
  finding: Finding | null,
  words: Words,
  sayLine: SayLine,
): string {
  const { text, say } = words;
  const drugs = orderIds
    .flatMap((id) => chart.orders.filter((order) => order.id === id))
    .map((order) => {
      const line = sayLine(order);
      return [line.drug.plain, line.dose, line.frequency].filter((part) => part !== null).join(' ');
    });
  if (finding === null) return say('intervention.compose.free', { drugs: text.list(drugs) });
  const facts = finding.evidence.filter(({ kind }) => kind !== 'order').map((fact) => factWords(fact, words));
  const sentences = [
    text.localised(finding.hazard),
    finding.consequence === undefined ? '' : text.localised(finding.consequence),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
  return [
    ...(drugs.length === 0 ? [] : [`${drugs.join(' + ')}.`]),
    sentences,
    ...(facts.length === 0 ? [] : [say('intervention.compose.facts', { facts: facts.join(' ; ') })]),
    '',
    say('intervention.compose.do'),
    ...finding.actions.map((action, index) => `${index + 1}. ${text.localised(action)}`),
  ].join('\n');
}
