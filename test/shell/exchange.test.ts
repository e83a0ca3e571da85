import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importCharts } from '../../server/store/importCharts.ts';
import { samplePieces } from '../../server/testing/sampleCharts.ts';
import { startTestServer, type TestServer } from '../../server/testing/startTestServer.ts';
import { exchangeStation, type ExchangeStation } from './exchangeStations.ts';

let server: TestServer;
let isServerUp = false;
let martin: ExchangeStation;
let roux: ExchangeStation;

beforeEach(async () => {
  server = await startTestServer();
  isServerUp = true;
  await server.signIn('martin', ['north', 'east']);
  await server.signIn('roux', ['north']);
  martin = await exchangeStation(server, 'martin');
  roux = await exchangeStation(server, 'roux');
});
afterEach(async () => {
  await martin.station.close();
  await roux.station.close();
  if (isServerUp) await server.close();
});

async function cutServer(): Promise<void> {
  await server.close();
  isServerUp = false;
}

const idsOf = async (station: ExchangeStation): Promise<unknown[]> =>
  (await station.peers()).map(({ document }) => document['id']);

describe('an exchange by file', () => {
  test('without the server: acts reach the colleague of the same ward, once, with author and device, and stay after a restart', async () => {
    await cutServer();
    const ids = [await martin.write(), await martin.write()];
    const elsewhere = await martin.write({ wardId: 'east' });
    const file = await martin.file();
    const { body } = await roux.page().call('exchange.take', { file });
    expect(body).toEqual({
      ok: true,
      taken: {
        deviceId: martin.deviceId,
        writerName: 'C. martin',
        writtenAt: (JSON.parse(file.split('\n')[1] ?? '') as { writtenAt: string }).writtenAt,
        fresh: 2,
        alreadyHere: 0,
        notForYou: 1,
        refused: [],
      },
    });
    expect(await idsOf(roux)).toEqual(expect.arrayContaining(ids));
    expect(await idsOf(roux)).not.toContain(elsewhere);
    const [first] = await roux.peers();
    expect(first).toMatchObject({ from: martin.deviceId, settled: 'no', document: { authorId: martin.userId } });
    expect(await roux.take(file)).toMatchObject({ ok: true, taken: { fresh: 0, alreadyHere: 2 } });
    await roux.station.restart();
    await roux.unlock();
    expect(await idsOf(roux)).toHaveLength(2);
    expect((await roux.page().call('exchange.state', {})).body).toMatchObject({
      isReady: true,
      lastTaken: { by: 'file', deviceId: martin.deviceId, count: 0 },
    });
    // What was taken goes on with what is written here.
    const mine = await roux.write();
    const back = await roux.file();
    expect(await martin.take(back)).toMatchObject({ ok: true, taken: { fresh: 1, alreadyHere: 2 } });
    expect(await idsOf(martin)).toEqual([mine]);
  });

  test('nothing of it is readable in the file or in the profile', async () => {
    await martin.write({ text: 'Zwyxelberg has a rash', chartId: 'chart-zwyx' });
    const file = await martin.file();
    expect(await roux.take(file)).toMatchObject({ ok: true });
    const profile = join(roux.station.profileFolder, 'exchange');
    const stored = await readFile(join(profile, (await readdir(profile))[0] ?? ''), 'latin1');
    expect(stored.length).toBeGreaterThan(500);
    const name = 'Zwyxelberg';
    const asBase64 = ['', 'a', 'ab'].map((before) =>
      Buffer.from(before + name)
        .toString('base64')
        .slice(4, -4),
    );
    const words = [name, 'chart-zwyx', 'martin', '"north"', ...asBase64];
    // The search finds it where it is: in what the unlocked desk is told, as text and as base64.
    const clear = JSON.stringify(await roux.peers());
    expect(words.filter((word) => clear.includes(word))).toContain(name);
    expect(asBase64.filter((part) => Buffer.from(clear).toString('base64').includes(part))).toHaveLength(1);
    for (const text of [file, stored]) expect(words.filter((word) => text.includes(word))).toEqual([]);
  });

  test('WL-EXCHANGE-003, WL-EXCHANGE-004: the act of a workstation whose disk died reaches the server by the colleague who took it, once, as written', async () => {
    await importCharts(server.store.pool, server.siteId, [samplePieces(1, 'north')], {
      asOf: '2026-11-21T06:00:00.000Z',
      fallbackWardId: 'unplaced',
    });
    const id = await martin.write();
    expect(await roux.take(await martin.file())).toMatchObject({ ok: true, taken: { fresh: 1 } });
    const [taken] = await roux.peers();
    const acts = [{ document: taken?.document, signature: taken?.signature, pass: taken?.pass }];
    const body = JSON.stringify({ protocol: 1, acts });
    const carry = (): Promise<Response> => {
      const headers = { 'content-type': 'application/json' };
      return roux.page().desk('/desk/sync/carried', roux.capability(), { method: 'POST', body, headers });
    };
    expect(await (await carry()).json()).toMatchObject({ results: [{ id, outcome: 'accepted' }] });
    expect(await (await carry()).json()).toMatchObject({ results: [{ id, outcome: 'accepted' }] });
    const { rows } = await server.store.pool.query<{ author_id: string; document: string }>(
      'select author_id, document from event',
    );
    expect(rows.map(({ author_id, document }) => [author_id, JSON.parse(document) as unknown])).toEqual([
      [martin.userId, taken?.document],
    ]);
    expect(await roux.note({ serverHas: [{ id, wardId: 'north' }] })).toBe(204);
    expect(await roux.peers()).toMatchObject([{ settled: 'accepted' }]);
  });

  test('a bad file is refused in words of its own, and nothing of it is kept', async () => {
    await martin.write();
    const file = await martin.file();
    const bad = [
      [file.slice(0, -40), 'truncated'],
      [file.replace('"count":1', '"count":2'), 'altered'],
      [file.replace('wardlight-exchange 1', 'wardlight-exchange 9'), 'newerFormat'],
      ['holiday pictures', 'notAnExchangeFile'],
    ] as const;
    for (const [content, reason] of bad) expect(await roux.take(content)).toEqual({ ok: false, reason });
    expect(await roux.peers()).toEqual([]);
    expect(await roux.take(file)).toMatchObject({ ok: true });
  });

  test('the desk worker alone reaches the acts, with its capability; leaving the workstation deletes them', async () => {
    await martin.write();
    await roux.take(await martin.file());
    expect((await roux.page().desk('/desk/exchange?after=0', 'x'.repeat(43))).status).toBe(403);
    expect((await roux.page().desk('/desk/exchange?after=one', roux.capability())).status).toBe(400);
    expect(await roux.note({ serverHas: 'everything' })).toBe(400);
    expect((await roux.page().call('session.lock', {})).body).toEqual({ ok: true });
    expect((await roux.page().call('exchange.state', {})).body).toEqual({ ok: false, code: 'notAllowed' });
    expect((await roux.page().call('session.leave', {})).body).toEqual({ ok: true });
    expect(await readdir(join(roux.station.profileFolder, 'exchange'))).toEqual([]);
  });
});
