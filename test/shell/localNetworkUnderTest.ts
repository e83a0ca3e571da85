import { createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { ExchangePort } from '../../electron/services/exchange/exchangePort.ts';
import { systemClock } from '../../electron/services/clock.ts';
import { LOCAL_NETWORK_LIMITS } from '../../electron/services/localNetwork/limits.ts';
import type { LocalNetworkLimits } from '../../electron/services/localNetwork/limits.ts';
import { startLocalNetwork } from '../../electron/services/localNetwork/localNetwork.ts';
import type { LocalNetwork } from '../../electron/services/localNetwork/localNetwork.ts';
import { defaultLocalNetwork } from '../../electron/services/localNetwork/localNetworkPolicy.ts';
import type { LocalNetworkPolicy } from '../../electron/services/localNetwork/localNetworkPolicy.ts';
import { systemRandom } from '../../electron/services/random.ts';
import type { NearbyPeer } from '../../schema/ipc/nearbyState.ts';

/** A workstation as the local network sees it: an address, and an exchange that holds ids in memory. */
export interface StationUnderTest {
  readonly address: string;
  readonly network: LocalNetwork;
  readonly acts: ReadonlySet<string>;
  /** How often the exchange was asked to read what came from outside. */
  readonly asked: { answers: number; takes: number };
  readonly defects: readonly string[];
  /** Greetings that this one gave out. */
  readonly greetings: readonly string[];
  write(act: string): void;
  lock(isLocked: boolean): void;
  /** Whether this machine has an address at all, as a dock gives and takes it. */
  dock(isDocked: boolean): void;
  peer(address: string): NearbyPeer | undefined;
}

export interface StationOptions {
  readonly address: string;
  readonly port: number;
  /** Where two are at one address. */
  readonly device?: string;
  /** Stations with another key are of another site. */
  readonly siteKey?: string;
  readonly policy?: Partial<LocalNetworkPolicy>;
  readonly limits?: Partial<LocalNetworkLimits>;
}

interface Said {
  readonly from: string;
  readonly nonce: string;
  readonly has: readonly string[];
  readonly acts: readonly string[];
}

export function stationUnderTest(options: StationOptions): StationUnderTest {
  const { address, port, device = address, siteKey = 'site' } = options;
  const acts = new Set<string>();
  const greetings: string[] = [];
  const asked = { answers: 0, takes: 0 };
  const defects: string[] = [];
  const seen = new Set<string>();
  const listeners = new Set<() => void>();
  let isLocked = false;
  let isDocked = true;

  const seal = (said: Omit<Said, 'from' | 'nonce'>): string => {
    const text = JSON.stringify({ from: device, nonce: randomBytes(8).toString('hex'), ...said });
    return `${createHmac('sha256', siteKey).update(text).digest('hex')}\n${text}`;
  };
  const open = (sealed: string): Said | null => {
    const [mac = '', text = ''] = sealed.split('\n');
    if (isLocked || createHmac('sha256', siteKey).update(text).digest('hex') !== mac) return null;
    // The key of the site proved who wrote it: a station of this file.
    return JSON.parse(text) as Said;
  };
  const tell = (): void => listeners.forEach((listener) => listener());
  const exchange: ExchangePort = {
    greeting() {
      if (isLocked) return Promise.resolve(null);
      const greeting = seal({ has: [...acts], acts: [] });
      greetings.push(greeting);
      return Promise.resolve(greeting);
    },
    answer(text) {
      asked.answers += 1;
      const said = open(text);
      if (said === null || said.from === device || seen.has(said.nonce)) return Promise.resolve(null);
      seen.add(said.nonce);
      const lacking = [...acts].filter((act) => !said.has.includes(act) && !said.acts.includes(act));
      const isBundle = text !== greetings.at(-1) && said.acts.length > 0;
      return Promise.resolve(isBundle && lacking.length === 0 ? null : seal({ has: [...acts], acts: lacking }));
    },
    take(text) {
      asked.takes += 1;
      const said = open(text);
      if (said === null) return Promise.resolve({ ok: false, error: isLocked ? 'locked' : 'forged' });
      const fresh = said.acts.filter((act) => !acts.has(act));
      for (const act of fresh) acts.add(act);
      if (fresh.length > 0) tell();
      const rest = { alreadyHere: said.acts.length - fresh.length, notForYou: 0, refused: [] };
      const writtenAt = '2026-11-21T08:00:00.000Z';
      return Promise.resolve({ ok: true, value: { deviceId: said.from, writtenAt, fresh: fresh.length, ...rest } });
    },
    letter: () => Promise.resolve(isLocked || acts.size === 0 ? null : seal({ has: [], acts: [...acts] })),
    onNews(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };

  const network = startLocalNetwork({
    policy: { ...defaultLocalNetwork, enabled: true, port, networks: ['127.0.0.0/8'], ...options.policy },
    exchange,
    clock: systemClock,
    random: systemRandom,
    reportDefect: (where) => void defects.push(where),
    limits: { ...LOCAL_NETWORK_LIMITS, ...options.limits },
    interfaces: () => (isDocked ? { dock: [interfaceOf(address)] } : {}),
  });
  return {
    address,
    network,
    acts,
    asked,
    defects,
    greetings,
    write(act) {
      acts.add(act);
      tell();
    },
    lock: (locked) => void (isLocked = locked),
    dock: (docked) => void (isDocked = docked),
    peer: (wanted) => network.state().peers.find((peer) => peer.address === wanted),
  };
}

function interfaceOf(address: string) {
  const family = 'IPv4' as const;
  return { address, netmask: '255.0.0.0', family, mac: '00:00:00:00:00:00', internal: true, cidr: `${address}/8` };
}

/** Why the tests with several workstations cannot run on this machine, or an empty text. macOS has but one loopback address. */
export const oneAddressOnly: string = await new Promise<string>((resolve) => {
  const server = createServer();
  server.once('error', () => resolve(' (skipped: this machine has no address 127.0.0.2)'));
  server.listen(0, '127.0.0.2', () => server.close(() => resolve('')));
});

/** Free on this machine, and below the ports that systems give to callers, so that no connection of another test takes it. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + (randomBytes(2).readUInt16BE() % 12_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}
