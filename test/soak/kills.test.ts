import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pushResponse } from '../../schema/wire/push.ts';
import { sessionResponse } from '../../schema/wire/session.ts';
import { addUser } from '../../server/session/addUser.ts';
import { inTransaction } from '../../server/store/database.ts';
import { importCharts } from '../../server/store/importCharts.ts';
import type { Store } from '../../server/store/openStore.ts';
import { saveWards } from '../../server/store/site.ts';
import { openTestStore } from '../../server/testing/openTestStore.ts';
import { samplePieces } from '../../server/testing/sampleCharts.ts';
import { sampleEvent } from '../../server/testing/sampleEvent.ts';
import { actsInJournal, appendUntilKilled } from '../shell/appendUntilKilled.ts';
import { randomOf } from '../simulator/randomFrom.ts';

const ROUNDS = 50;
const PASSWORD = 'wardlight-test';
const SERVER = join(import.meta.dirname, '../../server/commands/server.ts');

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

async function startServer(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const env = { ...process.env, DATABASE_URL: store.databaseUrl };
  const child = spawn(process.execPath, [SERVER, '--json', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString('utf8');
      if (said.includes('\n')) resolve((JSON.parse(said.slice(0, said.indexOf('\n'))) as { url: string }).url);
    });
    child.once('exit', () => reject(new Error('the server ended by itself')));
  });
  return { child, url };
}

it(`F13, F16: a server killed in ${ROUNDS} rounds at any moment of a push has every act exactly once`, async () => {
  const { siteId } = store.site;
  await inTransaction(store.pool, (client) => saveWards(client, siteId, [{ id: 'w1', siteId, name: 'W1', beds: 20 }]));
  const user = { username: 'martin', password: PASSWORD, displayName: 'Martin', role: 'wardPharmacist' as const };
  const authorId = await addUser(store, { ...user, wardIds: ['w1'] });
  const options = { asOf: new Date().toISOString(), fallbackWardId: 'w1' };
  await importCharts(store.pool, siteId, [samplePieces(1, 'w1')], options);

  const random = randomOf(1, 'kills');
  const [unsent, accepted] = [new Map<string, unknown>(), new Set<string>()];
  let token = '';
  const post = (url: string, path: string, body: unknown): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });

  for (let round = 0; round <= ROUNDS; round += 1) {
    const { child, url } = await startServer();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (token === '') {
      const answer = await post(url, '/session', { ...user, deviceId: 'd', protocol: 1 });
      ({ token } = sessionResponse.parse(await answer.json()));
    }
    // The last round lets the server live, so that everything gets through.
    if (round < ROUNDS) setTimeout(() => child.kill('SIGKILL'), random() * 400);
    for (let push = 0; push < 40; push += 1) {
      for (let n = 0; n < 5 && round < ROUNDS; n += 1) {
        const document = await sampleEvent({ siteId, wardId: 'w1', chartId: 'chart-1', authorId });
        unsent.set(document.id, { type: 'event', document });
      }
      if (unsent.size === 0) break;
      const items = [...unsent.values()].slice(0, 50);
      const body = { protocol: 1, deviceId: 'd', deviceTime: new Date().toISOString(), items };
      const text = await post(url, '/sync/v1/push', body)
        .then((answer) => answer.text())
        .catch(() => null);
      if (text === null) break;
      for (const result of pushResponse.parse(JSON.parse(text)).results) {
        expect(result.outcome).toBe('accepted');
        unsent.delete(result.id);
        accepted.add(result.id);
      }
    }
    child.kill('SIGKILL');
    await ended;
  }
  const { rows } = await store.pool.query<{ event_id: string }>('select event_id from event');
  expect(accepted.size).toBeGreaterThan(ROUNDS);
  expect(rows.map(({ event_id }) => event_id).toSorted()).toEqual([...accepted, ...unsent.keys()].toSorted());
  expect(unsent.size).toBe(0);
}, 600_000);

it(`F41: a shell killed in ${ROUNDS} rounds at any moment of an append has every act that it answered for`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wardlight-kills-'));
  const path = join(folder, 'vault.ndjson');
  const random = randomOf(2, 'kills');
  let answered = -1;
  for (let round = 0; round < ROUNDS; round += 1) {
    answered = await appendUntilKilled(path, answered + 1, 1 + Math.floor(random() * 40));
    const { numbers, damaged } = await actsInJournal(path);
    expect(damaged).toBe(0);
    expect(numbers.length).toBeGreaterThanOrEqual(answered + 1);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, number) => number));
    answered = numbers.length - 1;
  }
  await rm(folder, { recursive: true });
}, 300_000);
