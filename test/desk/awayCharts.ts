import { findingStates } from '../../clinical/answers/findingStates.ts';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../clinical/review/review.ts';
import { fingerprintsOf } from '../../clinical/validation/fingerprintsOf.ts';
import { lineStates } from '../../clinical/validation/lineStates.ts';
import { seenChart, type ReviewedChart } from '../../renderer/desk/away/seenChart.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import type { ClinicalEvent, EventBody } from '../../schema/events/clinicalEvent.ts';
import type { GoldenCase } from '../cases/goldenCase.ts';
import { goldenChart, goldenContext } from '../cases/goldenChart.ts';
import { readGoldenPack } from '../cases/goldenPack.ts';

/** Real reviews by the golden pack: what a pharmacist (martin) saw, and what is there after an absence. */
const knowledge = compileKnowledge([readGoldenPack()]);
export const BEFORE = '2026-11-21T09:00:00.000Z';
export const AFTER = '2026-11-21T11:00:00.000Z';
export const line = { drug: 'spironolactone', start: '2026-11-11T09:00:00.000Z' };
export const normal = 'potassium 4.1 mmol/L 2026-11-21T07:00:00.000Z';
export const calm: Partial<GoldenCase> = { lines: [line], results: [normal] };
let made = 0;

export function reviewedAt(
  now: string,
  written: Partial<GoldenCase>,
  events: readonly ClinicalEvent[] = [],
  change: (chart: Chart) => Chart = (chart) => chart,
): ReviewedChart {
  const full: GoldenCase = { name: 'away', lines: [], expect: {}, now, ...written };
  const chart = change(goldenChart(full));
  const current = review({ chart, events }, knowledge, goldenContext(full));
  return {
    chart,
    review: current,
    events,
    lineStates: lineStates(chart, events, current),
    findingStates: findingStates(current, events),
  };
}
export const seen = (written: Partial<GoldenCase>, events: readonly ClinicalEvent[] = []) =>
  seenChart(reviewedAt(BEFORE, written, events), 'martin');

export function event(author: 'martin' | 'roux', body: EventBody, more: Partial<ClinicalEvent> = {}): ClinicalEvent {
  made += 1;
  return {
    id: `0199a000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    siteId: 'site',
    wardId: 'ward',
    chartId: 'golden',
    authorId: author,
    authorName: author === 'martin' ? 'C. Martin' : 'A. Roux',
    deviceId: `desk-${author}`,
    occurredAt: '2026-11-21T09:30:00.000Z',
    clockOffsetMs: 0,
    baseRevision: 1,
    corrects: null,
    body,
    digest: '0'.repeat(64),
    ...more,
  };
}
export function validation(
  author: 'martin' | 'roux',
  written: Partial<GoldenCase>,
  orderIds = ['line1'],
): ClinicalEvent {
  return event(author, {
    kind: 'validation',
    lines: [...fingerprintsOf(reviewedAt(BEFORE, written).review, orderIds)],
  });
}
export const withStopped =
  (orderId: string, status: 'stopped' | 'completed' = 'stopped') =>
  (chart: Chart): Chart => ({
    ...chart,
    orders: chart.orders.map((order) =>
      order.id === orderId ? { ...order, status, end: '2026-11-21T09:10:00.000Z' } : order,
    ),
  });
export const high = { ...calm, results: [normal, 'potassium 6.3 mmol/L 2026-11-21T10:00:00.000Z'] };
