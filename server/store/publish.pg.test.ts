import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore } from '../testing/openTestStore.ts';
import { samplePieces, sampleObservation } from '../testing/sampleCharts.ts';
import { inTransaction } from './database.ts';
import { importCharts } from './importCharts.ts';
import type { Store } from './openStore.ts';
import { publish, type Change } from './publish.ts';
import { readFeedPage } from './readFeed.ts';

const WARDS = ['a', 'b'];
const WRITERS = 8;
const WRITES_EACH = 40;
const OPTIONS = { asOf: '2026-11-21T06:00:00.000Z', fallbackWardId: 'unplaced' };
let store: Store;

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const change = (id: string, wardId: string): Change => ({ type: 'event', id, wardId, chartId: null, isRemoved: false });

/** Follows the feed by its numbers alone, as a workstation does, while others write. */
async function follow(seen: string[], until: () => boolean): Promise<void> {
  let after = 0;
  for (;;) {
    const isLast = until();
    const page = await readFeedPage(store.pool, store.site.siteId, WARDS, after, 50);
    for (const row of page.rows) {
      if (row.type === 'event') seen.push(row.id);
      expect(row.seq).toBeGreaterThan(after);
      after = row.seq;
    }
    if (isLast && page.rows.length === 0) return;
  }
}

test('who follows the numbers misses nothing, with slow and aborted transactions among 8 writers', async () => {
  const { siteId } = store.site;
  const seen: string[] = [];
  let areDone = false;
  const following = follow(seen, () => areDone);
  const written: string[] = [];
  const write = async (writer: number): Promise<void> => {
    for (let turn = 0; turn < WRITES_EACH; turn += 1) {
      const ids = [`${writer}-${turn}-x`, `${writer}-${turn}-y`];
      const isAborted = turn % 5 === 4;
      const isSlow = turn % 7 === writer % 7;
      const attempt = inTransaction(store.pool, async (client) => {
        if (isSlow) await delay(8);
        await publish(
          client,
          siteId,
          ids.map((id, index) => change(id, WARDS[index % 2] ?? 'a')),
        );
        if (isSlow) await delay(8);
        if (isAborted) throw new Error('aborted on purpose');
      });
      if (isAborted) await expect(attempt).rejects.toThrow('aborted on purpose');
      else await attempt.then(() => written.push(...ids));
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  areDone = true;
  await following;
  expect(written).toHaveLength(WRITERS * WRITES_EACH * 0.8 * 2);
  expect([...seen].sort()).toEqual([...written].sort());
});

test('the digest that is kept along equals one counted from the whole feed', async () => {
  const { siteId } = store.site;
  for (const wardId of ['a', 'b', 'a']) {
    await importCharts(store.pool, siteId, [samplePieces(1, wardId), samplePieces(2, 'b')], OPTIONS);
  }
  const { rows } = await store.pool.query<{ count: string; xor: string }>(
    `select count(*), lpad(to_hex(bit_xor(('x' || encode(substring(sha256(convert_to(type || ':' || id || ':' || seq, 'UTF8')) from 1 for 8), 'hex'))::bit(64)::bigint)), 16, '0') as xor
     from feed where ward_id = any($1) and not is_removed`,
    [WARDS],
  );
  const page = await readFeedPage(store.pool, siteId, WARDS, 0, 10_000);
  expect(page.digest).toEqual({ count: Number(rows[0]?.count), xor: rows[0]?.xor });
});

test('writers of different rows of one chart at the same time both end up in it', async () => {
  const { siteId } = store.site;
  await importCharts(store.pool, siteId, [samplePieces(7, 'a', { results: 0 })], OPTIONS);
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      importCharts(
        store.pool,
        siteId,
        [{ chartId: 'chart-7', observations: [sampleObservation(`seen-${index}`, index)] }],
        OPTIONS,
      ),
    ),
  );
  const { rows } = await store.pool.query<{ document: string }>(
    `select document from chart where chart_id = 'chart-7'`,
  );
  const held = JSON.parse(rows[0]?.document ?? '{}') as { observations: unknown[]; revision: number };
  expect(held.observations).toHaveLength(12);
  expect(held.revision).toBe(13);
});

test('rows that come before their patient wait, and are there when the patient comes', async () => {
  const { siteId } = store.site;
  const { identity, ...rest } = samplePieces(8, 'a');
  await importCharts(store.pool, siteId, [rest], OPTIONS);
  expect((await store.pool.query(`select 1 from chart where chart_id = 'chart-8'`)).rows).toEqual([]);
  if (identity === undefined) throw new Error('no identity');
  await importCharts(store.pool, siteId, [{ chartId: 'chart-8', identity }], OPTIONS);
  const { rows } = await store.pool.query<{ document: string }>(
    `select document from chart where chart_id = 'chart-8'`,
  );
  expect(JSON.parse(rows[0]?.document ?? '{}')).toMatchObject({ wardId: 'a', orders: [{}, {}, {}] });
});
