import { sha256 } from 'hash-wasm';
import { describe, expect, it } from 'vitest';
import { clinicalEvent } from '../../schema/events/clinicalEvent.ts';
import { isSealIntact, sealEvent, type UnsealedEvent } from './sealEvent.ts';

const written: UnsealedEvent = {
  id: '019a2c5e-0000-7000-8000-000000000001',
  siteId: 'site-1',
  wardId: 'ward-1',
  chartId: 'chart-1',
  authorId: 'user-1',
  authorName: 'C. Martin',
  deviceId: 'device-1',
  occurredAt: '2026-11-21T06:05:00.000Z',
  clockOffsetMs: null,
  baseRevision: 3,
  corrects: null,
  body: { kind: 'comment', text: 'Ask for a potassium.', orderIds: [] },
};

describe('the seal of an event', () => {
  it('holds what the author wrote, in the shape of the schema', async () => {
    const sealed = await sealEvent(written, sha256);
    expect(clinicalEvent.safeParse(sealed).success).toBe(true);
    expect(await isSealIntact(sealed, sha256)).toBe(true);
  });

  it('survives a journey as JSON with other key order', async () => {
    const sealed = await sealEvent(written, sha256);
    const turned = Object.fromEntries(Object.entries(sealed).toReversed()) as typeof sealed;
    expect(await isSealIntact(turned, sha256)).toBe(true);
  });

  it.each([
    ['author', { authorId: 'user-2' }],
    ['time', { occurredAt: '2026-11-21T06:06:00.000Z' }],
    ['content', { body: { kind: 'comment' as const, text: 'No need.', orderIds: [] } }],
    ['an added field', { addedLater: 1 }],
  ])('breaks when its %s changes', async (_what, change) => {
    const sealed = await sealEvent(written, sha256);
    expect(await isSealIntact({ ...sealed, ...change }, sha256)).toBe(false);
  });
});
