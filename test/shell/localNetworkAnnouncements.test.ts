import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freePort, oneAddressOnly, stationUnderTest } from './localNetworkUnderTest.ts';
import type { StationOptions, StationUnderTest } from './localNetworkUnderTest.ts';

const SOON = { timeout: 10_000, interval: 50 };
const GROUP = '239.255.87.76';

let port: number;
let stations: StationUnderTest[];
let opened: { destroy(): void }[];
beforeEach(async () => {
  port = await freePort();
  stations = [];
  opened = [];
});
afterEach(async () => {
  for (const each of opened) each.destroy();
  await Promise.all(stations.map(({ network }) => network.close()));
  expect(stations.flatMap(({ defects }) => defects)).toEqual([]);
});

async function station(last: number, policy: NonNullable<StationOptions['policy']> = {}): Promise<StationUnderTest> {
  const made = stationUnderTest({ address: `127.0.0.${last}`, port, policy });
  stations.push(made);
  await vi.waitFor(() => expect(made.network.state().standing).toBe('listening'), SOON);
  return made;
}

describe.skipIf(oneAddressOnly !== '')(`WL-NEAR-004: announcements${oneAddressOnly}`, () => {
  async function announceFrom(address: string, texts: readonly Buffer[]): Promise<void> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => void socket.bind(0, address, resolve));
    socket.setMulticastInterface(address);
    for (const text of texts) await new Promise((resolve) => socket.send(text, port, GROUP, resolve));
    socket.close();
  }
  const right = Buffer.from('WLN1');

  test('too long, too short, of another version, or our own come to nothing', async () => {
    const a = await station(2);
    const wrong = ['', 'WLN', 'WLN2', 'WLN1 ', 'wln1'].map((text) => Buffer.from(text));
    await announceFrom('127.0.0.70', [...wrong, randomBytes(60_000), Buffer.concat([right, Buffer.alloc(1_000)])]);
    await announceFrom(a.address, [right]);
    await announceFrom('127.0.0.71', [right]);
    await vi.waitFor(() => expect(a.peer('127.0.0.71')).toBeDefined(), SOON);
    expect(a.network.state().peers.map(({ address }) => address)).toEqual(['127.0.0.71']);
  });

  test('of three hundred made-up peers make few calls, only to this port, and none outside the own networks', async () => {
    const calls: (string | undefined)[] = [];
    const server = createServer((socket) => {
      calls.push(socket.localAddress);
      socket.destroy();
    });
    await new Promise<void>((resolve) => void server.listen(port, '127.0.1.8', resolve));
    opened.push({ destroy: () => void server.close() });
    const a = await station(2, { networks: ['127.0.0.0/23'] });
    const given = a.greetings.length;
    const began = performance.now();
    for (let index = 0; index < 300; index += 1) await announceFrom(`127.0.${1 + (index % 2)}.${index % 150}`, [right]);
    await vi.waitFor(() => expect(calls).toContain('127.0.1.8'), { timeout: 20_000, interval: 50 });
    const seconds = (performance.now() - began) / 1000;
    const { peers } = a.network.state();
    expect(peers.length).toBeLessThanOrEqual(32);
    expect(peers.filter(({ address }) => !address.startsWith('127.0.1.'))).toEqual([]);
    // Two at a time, every half second.
    expect(a.greetings.length - given).toBeLessThanOrEqual(4 * seconds + 4);
    const b = await station(3, { networks: ['127.0.0.0/23'] });
    a.write('a1');
    await vi.waitFor(() => expect(b.acts.has('a1')).toBe(true), { timeout: 40_000, interval: 50 });
  });
});
