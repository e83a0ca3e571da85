import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../electron/services/clock.ts';
import { defaultPolicy } from '../../electron/services/policy/policyFile.ts';
import type { NearbyState } from '../../schema/ipc/nearbyState.ts';
import { startTestServer, type TestServer } from '../../server/testing/startTestServer.ts';
import { exchangeStation, type ExchangeStation } from './exchangeStations.ts';
import { freePort } from './localNetworkUnderTest.ts';

const SOON = { timeout: 20_000, interval: 100 };

let server: TestServer;
let isServerUp = false;
const stations: ExchangeStation[] = [];
beforeEach(async () => {
  server = await startTestServer();
  isServerUp = true;
  await server.signIn('martin', ['north', 'east']);
  await server.signIn('roux', ['north']);
});
afterEach(async () => {
  await Promise.all(stations.splice(0).map(({ station }) => station.close()));
  if (isServerUp) await server.close();
});

async function stationAt(username: string, port: number, peers: readonly string[]): Promise<ExchangeStation> {
  const localNetwork = { enabled: true, port, networks: ['127.0.0.1/32'], discovery: false, peers: [...peers] };
  const made = await exchangeStation(server, username, {
    clock: systemClock,
    policy: { ...defaultPolicy, allowFileSecret: true, localNetwork },
  });
  stations.push(made);
  return made;
}
const nearbyOf = async (station: ExchangeStation): Promise<NearbyState> =>
  (await station.page().call('exchange.nearby', {})).body['nearby'] as NearbyState;
const idsOf = async (station: ExchangeStation): Promise<unknown[]> =>
  (await station.peers()).map(({ document }) => document['id']);

describe('two workstations of a site, without the server and without a file', () => {
  test('what one writes is at the other within seconds, to and fro, of the wards of both and of no other', async () => {
    const [portA, portB] = [await freePort(), await freePort()];
    const martin = await stationAt('martin', portA, [`127.0.0.1:${portB}`]);
    const roux = await stationAt('roux', portB, [`127.0.0.1:${portA}`]);
    await server.close();
    isServerUp = false;
    const elsewhere = await martin.write({ wardId: 'east' });
    const began = performance.now();
    const validated = await martin.write();
    await vi.waitFor(async () => expect(await idsOf(roux)).toEqual([validated]), SOON);
    const seconds = (performance.now() - began) / 1000;
    const back = await roux.write();
    await vi.waitFor(async () => expect(await idsOf(martin)).toEqual([back]), SOON);
    expect(seconds).toBeLessThan(10);
    expect(await idsOf(roux)).not.toContain(elsewhere);
    const [peer] = (await nearbyOf(martin)).peers;
    expect(peer).toMatchObject({ address: `127.0.0.1:${portB}`, known: 'listed', trouble: null });
    expect(peer?.lastExchange?.deviceId).toBe(roux.deviceId);
  });

  test('a locked one says nothing and is asked for nothing; after unlocking it catches up', async () => {
    const [portA, portB] = [await freePort(), await freePort()];
    const martin = await stationAt('martin', portA, [`127.0.0.1:${portB}`]);
    const roux = await stationAt('roux', portB, [`127.0.0.1:${portA}`]);
    await server.close();
    isServerUp = false;
    await roux.page().call('session.lock', {});
    const written = await martin.write();
    await vi.waitFor(async () => expect((await nearbyOf(martin)).peers[0]?.trouble).toBe('silent'), SOON);
    expect((await roux.page().call('exchange.nearby', {})).body).toEqual({ ok: false, code: 'notAllowed' });
    await roux.unlock();
    await vi.waitFor(async () => expect(await idsOf(roux)).toEqual([written]), SOON);
  });

  test('WL-NEAR-006: a letter that was left with the locked one is opened when its writer has gone home', async () => {
    const [portA, portB] = [await freePort(), await freePort()];
    const martin = await stationAt('martin', portA, [`127.0.0.1:${portB}`]);
    const roux = await stationAt('roux', portB, []);
    await server.close();
    isServerUp = false;
    await roux.page().call('session.lock', {});
    const written = await martin.write();
    await vi.waitFor(async () => expect((await nearbyOf(martin)).peers[0]?.trouble).toBe('silent'), SOON);
    await martin.station.shell().close();
    await roux.unlock();
    await vi.waitFor(async () => expect(await idsOf(roux)).toEqual([written]), SOON);
  });
});
