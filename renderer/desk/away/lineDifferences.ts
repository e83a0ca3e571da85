import { standingEvents } from '../../../clinical/answers/standingEvents.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { AwayItem } from '../deskViews.ts';
import { itemOf } from './itemOf.ts';
import { drugOf, reasonWord, type ReviewedChart, type SeenChart } from './seenChart.ts';

const MOST_REASONS = 4;

/** What became of the lines that this person validated: one item for each thing that happened, however many lines it met. */
export function lineDifferences(before: SeenChart, now: ReviewedChart, userId: string): readonly AwayItem[] {
  const mine = validatedBy(now.events, userId);
  return [...notSafe(before, now, mine), ...stopped(before, now, mine)];
}

/** The last validation of each line that stands, where it is this person's. */
function validatedBy(events: readonly ClinicalEvent[], userId: string): ReadonlyMap<string, ClinicalEvent> {
  const last = new Map<string, ClinicalEvent>();
  for (const event of standingEvents(events))
    if (event.body.kind === 'validation') for (const { orderId } of event.body.lines) last.set(orderId, event);
  return new Map([...last].filter(([, { authorId }]) => authorId === userId));
}

function notSafe(before: SeenChart, now: ReviewedChart, mine: ReadonlyMap<string, ClinicalEvent>): readonly AwayItem[] {
  const seen = new Map(before.lines.map((line) => [line.orderId, line.reopenedBy]));
  const lines = now.lineStates.filter(
    ({ orderId, state, reopenedBy }) =>
      state === 'reopened' &&
      mine.has(orderId) &&
      reopenedBy.some((reason) => seen.get(orderId)?.includes(reasonWord(reason)) !== true),
  );
  if (lines.length === 0) return [];
  const orderIds = lines.map(({ orderId }) => orderId);
  const leading = now.review.findings.find(
    (finding) =>
      (finding.tier === 'mustAnswer' || finding.tier === 'show') &&
      finding.orderIds.some((id) => orderIds.includes(id)),
  );
  return [
    itemOf(now.chart, 'validationNotSafe', {
      orderIds,
      severity: leading?.severity ?? null,
      findingKey: leading?.key ?? null,
      because: distinct(lines.flatMap(({ reopenedBy }) => reopenedBy)).slice(0, MOST_REASONS),
    }),
  ];
}

/**
 * A line that ran to its planned end is no news. Validated after it was last seen as current, and stopped: the person
 * validated what was no longer there, and it is their task to look (F46).
 */
function stopped(
  before: SeenChart,
  { chart, lineStates }: ReviewedChart,
  mine: ReadonlyMap<string, ClinicalEvent>,
): readonly AwayItem[] {
  const current = new Set(lineStates.map(({ orderId }) => orderId));
  const gone = [...mine].filter(
    ([orderId]) =>
      !current.has(orderId) && before.lines.some((line) => line.orderId === orderId) && isStopped(chart, orderId),
  );
  const known = new Set(before.eventIds);
  return (['stoppedLineValidated', 'lineStopped'] as const).flatMap((kind) => {
    const of = gone.filter(([, event]) => known.has(event.id) === (kind === 'lineStopped'));
    if (of.length === 0) return [];
    const orderIds = of.map(([orderId]) => orderId);
    const drugs = orderIds.map((id) => before.lines.find(({ orderId }) => orderId === id)?.drug ?? drugOf(chart, id));
    const ends = orderIds.flatMap((id) => chart.orders.find((order) => order.id === id)?.end ?? []);
    return [itemOf(chart, kind, { orderIds, drugs, at: ends.toSorted().at(-1) ?? null })];
  });
}

function isStopped(chart: Chart, orderId: string): boolean {
  const status = chart.orders.find(({ id }) => id === orderId)?.status;
  return status === undefined || status === 'stopped' || status === 'cancelled' || status === 'enteredInError';
}

function distinct(messages: readonly Message[]): readonly Message[] {
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
}
