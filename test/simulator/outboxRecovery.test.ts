import { expect, test } from 'vitest';
import type { OutboxEntry } from '../../sync/client/outboxEntry.ts';
import { createOutboxRecovery } from '../../sync/client/outboxRecovery.ts';
import { createJournalDisk, createMemoryJournal } from './adapters/memoryJournal.ts';
import { createMemoryOutbox, type OutboxDisk } from './adapters/memoryOutbox.ts';
import { actIdOf, sampleCommand } from './sampleDocuments.ts';

const timer = { wallMs: () => Date.UTC(2026, 10, 21), monotonicMs: () => 0, after: () => () => undefined };
const writer = { userId: 'martin', deviceId: 'device-1', occurredAt: '2026-11-20T08:00:00.000Z' };
const document = sampleCommand(actIdOf(1, 1), 'chart-1', 'north', writer, null, 'martin');
const item: OutboxEntry['item'] = { type: 'command', document };

test('F32: what a restored server forgot is unsent on the disk before its new epoch is noted', async () => {
  const seen: OutboxEntry = {
    item,
    order: 1,
    progress: { step: 'visibleToWard', seq: 7 },
    progressAt: '2026-11-20T08:00:00.000Z',
  };
  const disk: OutboxDisk = new Map([[document.id, seen]]);
  const ports = {
    outbox: createMemoryOutbox(disk),
    journal: createMemoryJournal(createJournalDisk([item])),
    timer,
  };
  expect(await createOutboxRecovery(ports).replay('epoch-2', [seen])).toEqual({ ok: true, value: [] });
  // A crash here: what starts next knows only the disk.
  expect([...disk.values()].map(({ progress }) => progress)).toEqual([{ step: 'onThisWorkstation' }]);
});

test('F32: a disk that refuses keeps the new epoch from being noted', async () => {
  const seen: OutboxEntry = {
    item,
    order: 1,
    progress: { step: 'accepted', seq: 7 },
    progressAt: '2026-11-20T08:00:00.000Z',
  };
  const full = createMemoryOutbox(new Map(), () => ({ kind: 'full' }));
  const journal = createMemoryJournal(createJournalDisk([item]));
  expect(await createOutboxRecovery({ outbox: full, journal, timer }).replay('epoch-2', [seen])).toEqual({
    ok: false,
    error: { kind: 'full' },
  });
});
