import { standingEvents } from '../../../clinical/answers/standingEvents.ts';
import type { ClinicalEvent, EventBody } from '../../../schema/events/clinicalEvent.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { AwayItem } from '../deskViews.ts';
import { itemOf } from './itemOf.ts';
import type { ReviewedChart, SeenChart } from './seenChart.ts';

/** What others decided meanwhile. What this person had no part in is only counted. */
export function decisionDifferences(
  before: SeenChart,
  now: ReviewedChart,
  userId: string,
): { readonly items: readonly AwayItem[]; readonly counted: number } {
  const known = new Set(before.eventIds);
  const standing = standingEvents(now.events);
  const mine = standing.filter(({ authorId }) => authorId === userId);
  const theirs = standing.filter(({ id, authorId }) => authorId !== userId && !known.has(id));
  const items = theirs.map((event) => itemFor(event, mine, known, now));
  return { items: items.filter((item) => item !== null), counted: items.filter((item) => item === null).length };
}

/**
 * Validations of the same line on the same grounds as one of this person's, by somebody who cannot have known of it: who knows does
 * not validate what is valid. The one who was here all the time is told of it, too (F18).
 */
export function duplicatedValidations(before: SeenChart, now: ReviewedChart, userId: string): readonly AwayItem[] {
  const known = new Set(before.eventIds);
  const standing = standingEvents(now.events);
  const mine = new Set(
    standing
      .filter(({ authorId }) => authorId === userId)
      .flatMap((event) => groundsOf(event).map(({ grounds }) => grounds)),
  );
  return standing.flatMap((event) => {
    if (event.authorId === userId || known.has(event.id)) return [];
    const orderIds = groundsOf(event).flatMap(({ orderId, grounds }) => (mine.has(grounds) ? [orderId] : []));
    const { id, authorName: by, occurredAt: at } = event;
    const about = { id: `${now.chart.id} duplicate ${id}`, orderIds, because: [], by, at };
    return orderIds.length === 0 ? [] : [itemOf(now.chart, 'duplicate', about)];
  });
}

/** The lines of a validation, each with all that it rested on. */
function groundsOf({ body }: ClinicalEvent): readonly { readonly orderId: string; readonly grounds: string }[] {
  return body.kind === 'validation'
    ? body.lines.map((line) => ({ orderId: line.orderId, grounds: JSON.stringify(line) }))
    : [];
}

function itemFor(
  event: ClinicalEvent,
  mine: readonly ClinicalEvent[],
  known: ReadonlySet<string>,
  { chart }: ReviewedChart,
): AwayItem | null {
  const { body, authorName: by, occurredAt: at, id } = event;
  const told = (kind: 'duplicate' | 'decision' | 'outcome', orderIds: readonly string[], because: readonly Message[]) =>
    itemOf(chart, kind, { id: `${chart.id} ${kind} ${id}`, orderIds, because, by, at });
  if (body.kind === 'interventionOutcome') {
    const asked = mine.find((each) => each.id === body.interventionId);
    if (asked?.body.kind !== 'intervention') return null;
    return told('outcome', asked.body.orderIds, [
      { key: `interventionOutcome.${body.outcome}`, params: {} },
      ...(body.reason === undefined ? [] : [{ key: 'away.reason', params: { textReason: body.reason } }]),
    ]);
  }
  if (body.kind === 'validation') {
    const unawares = body.lines.filter(({ orderId, orderRevision }) =>
      mine.some(
        (own) =>
          !known.has(own.id) &&
          own.body.kind === 'validation' &&
          own.body.lines.some((line) => line.orderId === orderId && line.orderRevision === orderRevision),
      ),
    );
    // Neither knew of the other: both validations are kept, and somebody must see that the work was done twice (F18).
    if (unawares.length > 0)
      return told(
        'duplicate',
        unawares.map(({ orderId }) => orderId),
        [],
      );
  }
  const orderIds = sharedLines(body, mine);
  return orderIds.length === 0 ? null : told('decision', orderIds, [decisionWords(body)]);
}

function linesOf(body: EventBody): readonly string[] {
  if (body.kind === 'validation') return body.lines.map(({ orderId }) => orderId);
  return 'orderIds' in body ? body.orderIds : [];
}

/** Lines on which this person had decided something too. */
function sharedLines(body: EventBody, mine: readonly ClinicalEvent[]): readonly string[] {
  const own = new Set(mine.flatMap((event) => linesOf(event.body)));
  return linesOf(body).filter((id) => own.has(id));
}

function decisionWords(body: EventBody): Message {
  return body.kind === 'answer'
    ? { key: `answer.${body.code}`, params: {} }
    : body.kind === 'intervention'
      ? { key: `interventionType.${body.type}`, params: {} }
      : { key: `event.${body.kind}`, params: {} };
}
