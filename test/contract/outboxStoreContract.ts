import type { OutboxEntry } from '../../sync/client/outboxEntry.ts';
import type { OutboxStore } from '../../sync/client/ports.ts';
import { sameJson, type ContractCase } from './sameJson.ts';

const entry = (n: number, progress: OutboxEntry['progress']): OutboxEntry =>
  ({
    item: { type: 'event', document: { id: `act-${n}`, wardId: 'w1' } },
    order: n,
    progress,
    progressAt: '2026-11-21T06:00:00.000Z',
  }) as unknown as OutboxEntry;

/** What the push machine relies on. */
export const outboxStoreContract: readonly ContractCase<OutboxStore>[] = [
  {
    name: 'keeps entries over a restart, in the order of writing',
    async run(open) {
      const entries = [
        entry(10, { step: 'onThisWorkstation' }),
        entry(2, { step: 'sent' }),
        entry(1, { step: 'accepted', seq: 4 }),
      ];
      sameJson((await (await open()).put(entries)).ok, true, 'put');
      sameJson(await (await open()).readAll(), { ok: true, value: entries.toReversed() }, 'entries');
    },
  },
  {
    name: 'replaces an entry by its id',
    async run(open) {
      const store = await open();
      await store.put([entry(1, { step: 'onThisWorkstation' }), entry(2, { step: 'onThisWorkstation' })]);
      await store.put([entry(1, { step: 'needsAttention', reason: 'invalid', detail: 'weight' })]);
      sameJson(
        await (await open()).readAll(),
        {
          ok: true,
          value: [
            entry(1, { step: 'needsAttention', reason: 'invalid', detail: 'weight' }),
            entry(2, { step: 'onThisWorkstation' }),
          ],
        },
        'entries',
      );
    },
  },
  {
    name: 'removes entries, and unknown ones without complaint',
    async run(open) {
      const store = await open();
      await store.put([entry(1, { step: 'sent' }), entry(2, { step: 'sent' })]);
      sameJson((await store.remove(['act-1', 'act-9'])).ok, true, 'remove');
      sameJson(await (await open()).readAll(), { ok: true, value: [entry(2, { step: 'sent' })] }, 'entries');
    },
  },
];
