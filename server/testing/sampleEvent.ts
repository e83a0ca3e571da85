import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { ClinicalEvent, EventBody } from '../../schema/events/clinicalEvent.ts';
import { sealEvent } from '../../sync/events/sealEvent.ts';

/** A sealed event as a workstation would send it. */
export function sampleEvent(given: {
  siteId: string;
  wardId: string;
  chartId: string;
  authorId: string;
  body?: EventBody;
  id?: string;
  corrects?: string;
}): Promise<ClinicalEvent> {
  const { siteId, wardId, chartId, authorId } = given;
  return sealEvent(
    {
      id: given.id ?? v7(),
      siteId,
      wardId,
      chartId,
      authorId,
      authorName: 'C. Martin',
      deviceId: 'device-1',
      occurredAt: '2026-11-21T06:05:00.000Z',
      clockOffsetMs: 12,
      baseRevision: 1,
      corrects: given.corrects ?? null,
      body: given.body ?? { kind: 'comment', text: 'Seen with the prescriber.', orderIds: [] },
    },
    (text) => Promise.resolve(createHash('sha256').update(text).digest('hex')),
  );
}
