import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import { at } from './sampleTime.ts';

export function event(
  id: string,
  chartId: string,
  author: string,
  when: string,
  body: ClinicalEvent['body'],
): ClinicalEvent {
  return {
    id,
    siteId: 'site',
    wardId: '3b',
    chartId,
    authorId: author,
    authorName: author,
    deviceId: 'device',
    occurredAt: when,
    clockOffsetMs: 400,
    baseRevision: 6,
    corrects: null,
    body,
    digest: '0'.repeat(64),
  };
}

export const leroyEvents: readonly ClinicalEvent[] = [
  event('e1', 'chart-18', 'A. Roux', at(-1, '15:02'), {
    kind: 'validation',
    lines: ['ramipril', 'spironolactone', 'pantoprazole', 'atorvastatin', 'digoxin'].map((orderId) => ({
      orderId,
      orderRevision: 1,
      checks: [],
    })),
  }),
  event('e2', 'chart-18', 'A. Roux', at(-1, '15:10'), {
    kind: 'answer',
    findingKey: 'interaction.digoxin',
    findingFingerprint: 'x',
    ruleIds: [],
    orderIds: ['digoxin'],
    code: 'willMonitor',
    monitor: { analyte: 'digoxinLevel', dueAt: at(1, '06:00') },
  }),
  event('e3', 'chart-18', 'A. Roux', at(-1, '15:22'), {
    kind: 'comment',
    text: 'Family says she takes ibuprofen at home for her knee. To be asked at reconciliation.',
    orderIds: [],
  }),
];
