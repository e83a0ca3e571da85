import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PushItem } from '../../schema/wire/push.ts';
import { createServer, type RunningServer } from '../../server/createServer.ts';
import { addUser } from '../../server/session/addUser.ts';
import { inTransaction, openPool, type Pool } from '../../server/store/database.ts';
import { noteBackup } from '../../server/store/backups.ts';
import { importCharts } from '../../server/store/importCharts.ts';
import type { Store } from '../../server/store/openStore.ts';
import { currentSeq } from '../../server/store/publish.ts';
import { renewEpoch, saveWards } from '../../server/store/site.ts';
import { openTestStore } from '../../server/testing/openTestStore.ts';
import { samplePieces } from '../../server/testing/sampleCharts.ts';
import { sampleEvent } from '../../server/testing/sampleEvent.ts';
import { sessionResponse } from '../../schema/wire/session.ts';
import { createReplication } from '../../sync/client/createReplication.ts';
import type { Journal, JournalMark, Timer } from '../../sync/client/ports.ts';
import { createJournalDisk, createMemoryJournal } from '../simulator/adapters/memoryJournal.ts';
import { createMemoryMirror, createMirrorDisk } from '../simulator/adapters/memoryMirror.ts';
import { createMemoryOutbox } from '../simulator/adapters/memoryOutbox.ts';
import { createFetchTransport } from './fetchTransport.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const feeds = ['orders', 'results', 'allergies', 'conditions', 'patient'] as const;
const OPTIONS = { asOf: new Date().toISOString(), fallbackWardId: 'unplaced', feeds };
const DAY = 24 * 60;

const timer: Timer = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(milliseconds, call) {
    const timeout = setTimeout(call, milliseconds);
    return () => clearTimeout(timeout);
  },
};

let postgres: Store;
let server: RunningServer;
beforeAll(async () => {
  postgres = await openTestStore();
  await postgres.pool.query('create database live');
  server = await createServer({ databaseUrl: urlOf('live') });
  const { pool, site } = server.store;
  const wards = [{ id: 'north', siteId: site.siteId, name: 'North', beds: 20 }];
  await inTransaction(pool, (client) => saveWards(client, site.siteId, wards));
  for (const username of ['martin', 'roux'])
    await addUser(server.store, {
      username,
      password: 'wardlight-test',
      displayName: username,
      role: 'wardPharmacist',
      wardIds: ['north'],
    });
  await importCharts(
    pool,
    site.siteId,
    [1, 2, 3].map((number) => samplePieces(number, 'north')),
    OPTIONS,
  );
});
afterAll(async () => {
  await server.close();
  await postgres.close();
});

function urlOf(database: string): string {
  const url = new URL(postgres.databaseUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** A workstation that keeps its disk and comes back to whatever server is at the address given. */
async function workstation(username: string) {
  const mirrorDisk = createMirrorDisk();
  const outboxDisk = new Map();
  const journalDisk = createJournalDisk();
  const answer = await fetch(`${server.url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'wardlight-test', deviceId: `device-${username}`, protocol: 1 }),
  });
  const { token, user } = sessionResponse.parse(await answer.json());
  const marks: JournalMark[] = [];
  const journal: Journal = {
    ...createMemoryJournal(journalDisk),
    async note(mark) {
      marks.push(mark);
      return { ok: true, value: null };
    },
  };
  const start = async (url: string) => {
    const replication = createReplication({
      transport: createFetchTransport(url, token),
      mirror: createMemoryMirror(mirrorDisk, sha256),
      outbox: createMemoryOutbox(outboxDisk),
      journal,
      timer,
      random: Math.random,
      siteId: user.siteId,
      deviceId: `device-${username}`,
      wardIds: ['north'],
      feedLimitsMinutes: { orders: DAY, results: DAY, allergies: DAY, conditions: DAY, patient: DAY },
    });
    await replication.start();
    await until('live', () => replication.state().state === 'live');
    return replication;
  };
  const write = async (replication: Awaited<ReturnType<typeof start>>): Promise<string> => {
    const document = await sampleEvent({
      siteId: user.siteId,
      wardId: 'north',
      chartId: 'chart-1',
      authorId: user.id,
    });
    const item: PushItem = { type: 'event', document };
    await journal.append([item]);
    await replication.enqueue([item]);
    await until('seen by the ward', () => mirrorDisk.rows.has(`event:${document.id}`));
    return document.id;
  };
  const holds = (key: string): boolean => mirrorDisk.rows.has(key);
  return { start, write, holds, marks };
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !holds(); await new Promise((resolve) => setTimeout(resolve, 25))) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
  }
}

async function eventsIn(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ event_id: string }>('select event_id from event order by received_at');
  return rows.map(({ event_id }) => event_id);
}

it('F32: an acknowledged event comes back once to a server restored to the day before, and no deletion is undone', async () => {
  const [here, there] = [await workstation('martin'), await workstation('roux')];
  const before = [await here.start(server.url), await there.start(server.url)];
  const [author] = before;
  if (author === undefined) throw new Error('no workstation');
  const early = await here.write(author);
  await until('there too', () => there.holds(`event:${early}`));
  // From here on the other workstation sleeps: it still holds the patient who is withdrawn next.
  await before[1]?.stop();
  const { siteId } = server.store.site;
  await importCharts(server.store.pool, siteId, [{ chartId: 'chart-2', isWithdrawn: true }], OPTIONS);
  await until('gone', () => !here.holds('chart:chart-2'));
  expect(there.holds('chart:chart-2')).toBe(true);

  const position = await currentSeq(server.store.pool, siteId);
  await server.close();
  await postgres.pool.query('create database backup template live');
  server = await createServer({ databaseUrl: urlOf('live') });
  await author.stop();
  await noteBackup(server.store.pool, siteId, position, new Date());
  const again = await here.start(server.url);
  await until('told of the backup', () => here.marks.length > 1);
  // Its first load could not know either what an earlier server had.
  const firstEpoch = server.store.site.epoch;
  expect(here.marks).toEqual([
    { line: 'restored', epoch: firstEpoch },
    { line: 'durable', through: position },
  ]);
  const late = await here.write(again);
  await until('acknowledged', () => again.state().unsent === 0 && again.state().state === 'live');
  expect(await eventsIn(server.store.pool)).toEqual([early, late]);
  await again.stop();
  await server.close();

  const pool = openPool(urlOf('backup'), () => undefined);
  expect(await eventsIn(pool)).toEqual([early]);
  await renewEpoch(pool, siteId);
  await pool.end();
  server = await createServer({ databaseUrl: urlOf('backup') });
  const after = [await here.start(server.url), await there.start(server.url)];
  await until('back', () => there.holds(`event:${late}`) && here.holds(`event:${late}`));
  await until('live again', () => after.every((one) => one.state().state === 'live' && one.state().unsent === 0));
  expect(await eventsIn(server.store.pool)).toEqual([early, late]);
  // Numbers of before say nothing any more: the journal hears of it before anything of the new epoch.
  expect(server.store.site.epoch).not.toBe(firstEpoch);
  expect(here.marks[2]).toEqual({ line: 'restored', epoch: server.store.site.epoch });
  for (const one of [here, there]) expect(one.holds('chart:chart-2')).toBe(false);
  const { rows } = await server.store.pool.query(
    `select id from feed where type = 'chart' and not is_removed order by id`,
  );
  expect(rows).toEqual([{ id: 'chart-1' }, { id: 'chart-3' }]);
  for (const one of after) await one.stop();
});
