import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freePort, oneAddressOnly, stationUnderTest } from './localNetworkUnderTest.ts';
import type { StationOptions, StationUnderTest } from './localNetworkUnderTest.ts';

const SOON = { timeout: 10_000, interval: 50 };

let port: number;
let stations: StationUnderTest[];
beforeEach(async () => {
  port = await freePort();
  stations = [];
});
afterEach(async () => {
  await Promise.all(stations.map(({ network }) => network.close()));
  expect(stations.flatMap(({ defects }) => defects)).toEqual([]);
});

function station(last: number, options: Partial<StationOptions> = {}): StationUnderTest {
  const made = stationUnderTest({ address: `127.0.0.${last}`, port, ...options });
  stations.push(made);
  return made;
}
const quiet = { discovery: false } as const;
const knowing = (...peers: string[]) => ({ policy: { ...quiet, peers } });

describe.skipIf(oneAddressOnly !== '')(`workstations on one network${oneAddressOnly}`, () => {
  test('WL-NEAR-002: hear each other and exchange what was written before and after, within seconds', async () => {
    const a = station(2);
    const b = station(3);
    a.write('a1');
    b.write('b1');
    await vi.waitFor(() => expect([...a.acts, ...b.acts].toSorted()).toEqual(['a1', 'a1', 'b1', 'b1']), SOON);
    const began = performance.now();
    a.write('a2');
    await vi.waitFor(() => expect(b.acts.has('a2')).toBe(true), SOON);
    expect(performance.now() - began).toBeLessThan(8_000);
    await vi.waitFor(() => expect(a.peer('127.0.0.3')).toMatchObject({ cameInAll: 1, trouble: null }), SOON);
    expect(a.peer('127.0.0.3')?.lastExchange?.deviceId).toBe('127.0.0.3');
    expect(a.network.state()).toMatchObject({ standing: 'listening', announcing: 'on', listening: ['127.0.0.2'] });
  });

  test('WL-NEAR-002: meet by the list of the policy where nothing is announced; one that can call is enough for both', async () => {
    const a = station(2, knowing('127.0.0.3', '127.0.0.2'));
    const b = station(3, knowing());
    a.write('a1');
    b.write('b1');
    await vi.waitFor(() => expect(a.acts.has('b1') && b.acts.has('a1')).toBe(true), SOON);
    // The list of a site names all of its workstations: this one is not shown to itself.
    expect(a.network.state().peers.map(({ address, known }) => [address, known])).toEqual([['127.0.0.3', 'listed']]);
    expect(a.network.state().announcing).toBe('off');
    await vi.waitFor(() => expect(b.peer('127.0.0.2')).toMatchObject({ known: 'called', cameInAll: 1 }), SOON);
  });

  test('pass on what they got, also to one that the author cannot reach', async () => {
    const c = station(4, knowing());
    station(3, knowing('127.0.0.4'));
    const a = station(2, knowing('127.0.0.3'));
    a.write('a1');
    await vi.waitFor(() => expect(c.acts.has('a1')).toBe(true), SOON);
  });

  test('meet on one machine too, where two people have a session each and the port is the first one’s', async () => {
    const first = station(2, { device: 'first' });
    await vi.waitFor(() => expect(first.network.state().standing).toBe('listening'), SOON);
    const second = station(2, { device: 'second' });
    await vi.waitFor(() => expect(second.network.state().standing).toBe('callingOnly'), SOON);
    const c = station(3);
    first.write('a1');
    second.write('b1');
    await vi.waitFor(() => expect(first.acts.has('b1') && second.acts.has('a1') && c.acts.size === 2).toBe(true), {
      ...SOON,
      timeout: 40_000,
    });
  });

  test('WL-NEAR-002: say nothing while locked, and catch up when somebody unlocks', async () => {
    const b = station(3, knowing('127.0.0.2'));
    b.lock(true);
    const a = station(2, knowing('127.0.0.3'));
    a.write('a1');
    await vi.waitFor(() => expect(a.peer('127.0.0.3')?.trouble).toBe('silent'), SOON);
    expect(a.peer('127.0.0.3')?.lastExchange).toBeNull();
    expect([b.greetings, [...b.acts], b.peer('127.0.0.2')?.trouble]).toEqual([[], [], null]);
    b.lock(false);
    await vi.waitFor(() => expect(b.acts.has('a1')).toBe(true), SOON);
    await vi.waitFor(() => expect(a.peer('127.0.0.3')?.trouble).toBeNull(), SOON);
  });

  test('WL-NEAR-006: leave a letter with one that is locked: it is open when its writer is long gone', async () => {
    const b = station(3);
    const a = station(2);
    await vi.waitFor(() => expect(a.peer('127.0.0.3')?.lastExchange).toBeTruthy(), SOON);
    b.lock(true);
    a.write('a1');
    await vi.waitFor(() => expect(a.peer('127.0.0.3')?.trouble).toBe('silent'), SOON);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await a.network.close();
    expect(b.acts.size).toBe(0);
    b.lock(false);
    await vi.waitFor(() => expect([...b.acts]).toEqual(['a1']), SOON);
  });

  test('of another site see nothing of each other', async () => {
    const a = station(2, knowing('127.0.0.3'));
    const b = station(3, { siteKey: 'another', ...knowing('127.0.0.2') });
    a.write('a1');
    b.write('b1');
    await vi.waitFor(() => expect(a.peer('127.0.0.3')?.trouble).toBe('silent'), SOON);
    await vi.waitFor(() => expect(b.peer('127.0.0.2')?.trouble).toBe('silent'), SOON);
    expect([...a.acts, ...b.acts]).toEqual(['a1', 'b1']);
  });
});

describe.skipIf(oneAddressOnly !== '')(
  `WL-NEAR-005: where nothing can be exchanged, the state says why${oneAddressOnly}`,
  () => {
    test('WL-NEAR-001: off by the policy: no port is open', async () => {
      const a = station(2, { policy: { enabled: false } });
      expect(a.network.state()).toMatchObject({ standing: 'off', listening: [], peers: [] });
      const server = createServer();
      await new Promise<void>((resolve) => void server.listen(port, '127.0.0.2', resolve));
      await new Promise((resolve) => server.close(resolve));
    });

    test('the port is taken: it calls, cannot be called, and takes the port when it is free', async () => {
      const server = createServer();
      await new Promise<void>((resolve) => void server.listen(port, '127.0.0.2', resolve));
      const a = station(2, knowing('127.0.0.3'));
      const b = station(3, knowing());
      a.write('a1');
      b.write('b1');
      await vi.waitFor(() => expect(a.acts.has('b1') && b.acts.has('a1')).toBe(true), SOON);
      expect(a.network.state()).toMatchObject({
        standing: 'callingOnly',
        notUsed: [{ address: '127.0.0.2', reason: 'portTaken' }],
      });
      await new Promise((resolve) => server.close(resolve));
      await vi.waitFor(() => expect(a.network.state().standing).toBe('listening'), SOON);
      expect(a.network.state().notUsed).toEqual([]);
    });

    test('WL-NEAR-001: no private network: public addresses are named, and never listened on', async () => {
      const a = station(2, { address: '192.0.2.2' });
      await vi.waitFor(() => expect(a.network.state().notUsed).toEqual([{ address: '192.0.2.2', reason: 'public' }]));
      expect(a.network.state()).toMatchObject({ standing: 'noAddress', listening: [] });
    });

    test('an address goes and comes with the dock', async () => {
      const a = station(2);
      const b = station(3);
      await vi.waitFor(() => expect(a.peer('127.0.0.3')?.lastExchange).toBeTruthy(), SOON);
      a.dock(false);
      await vi.waitFor(() => expect(a.network.state()).toMatchObject({ standing: 'noAddress', listening: [] }), SOON);
      a.write('a1');
      a.dock(true);
      await vi.waitFor(() => expect(b.acts.has('a1')).toBe(true), SOON);
    });

    test('nobody there, a name that nobody has, and a name outside', async () => {
      const a = station(2, {
        policy: { ...quiet, networks: ['127.0.0.2/32'], peers: ['127.0.0.9', 'nobody.invalid', 'localhost'] },
      });
      await vi.waitFor(() => {
        const troubles = a.network.state().peers.map(({ trouble }) => trouble);
        expect(troubles).toEqual(['notPrivate', 'nameUnknown', 'notPrivate']);
      }, SOON);
      const b = station(3, knowing('127.0.0.9'));
      await vi.waitFor(() => expect(b.peer('127.0.0.9')?.trouble).toBe('unreachable'), SOON);
    });
  },
);
