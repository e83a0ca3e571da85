import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { NearbyState } from '../../../schema/ipc/nearbyState.ts';
import type { Clock } from '../clock.ts';
import type { ExchangePort } from '../exchange/exchangePort.ts';
import type { Random } from '../random.ts';
import { createAdmission } from './admission.ts';
import type { Visit } from './admission.ts';
import { createAnnouncements } from './announcements.ts';
import { createCaller } from './caller.ts';
import { createLetterbox } from './letterbox.ts';
import { LOCAL_NETWORK_LIMITS } from './limits.ts';
import type { LocalNetworkLimits } from './limits.ts';
import { createListeners } from './listeners.ts';
import type { LocalNetworkPolicy } from './localNetworkPolicy.ts';
import { answerCaller } from './meet.ts';
import { nearbyStateOf } from './nearbyStateOf.ts';
import type { Interfaces } from './ownAddresses.ts';
import { createPeerBook } from './peerBook.ts';
import { peerPlace } from './peerPlace.ts';
import { placesHere } from './placesHere.ts';
import { addressesIn, isPrivateAddress } from './privateNetworks.ts';

export interface LocalNetworkOptions {
  readonly policy: LocalNetworkPolicy;
  readonly exchange: ExchangePort;
  readonly clock: Clock;
  readonly random: Random;
  /** Where something broke, never what was sent. */
  readonly reportDefect: (where: string) => void;
  readonly interfaces?: Interfaces;
  readonly limits?: LocalNetworkLimits;
}

/** Workstations of a site on one network meet each other and exchange sealed acts, with and without the server. */
export interface LocalNetwork {
  state(): NearbyState;
  close(): Promise<void>;
}

const STEP_MS = 500;

/** A wall clock that is set back by an hour would keep everybody waiting for that hour. */
const steady = { now: () => performance.now() };

export function startLocalNetwork(options: LocalNetworkOptions): LocalNetwork {
  const { policy, exchange, clock, random } = options;
  if (!policy.enabled) return switchedOff(policy.port);
  const limits = options.limits ?? LOCAL_NETWORK_LIMITS;
  const chance = (): number => Buffer.from(random(4)).readUInt32BE() / 2 ** 32;
  const isWanted = policy.networks === null ? isPrivateAddress : addressesIn(policy.networks);
  const isAllowed = (address: string): boolean => isPrivateAddress(address) && isWanted(address);
  const ending = new AbortController();
  const sockets = new Set<Socket>();
  const underWay = new Set<Promise<void>>();
  const run = (where: string, job: Promise<void>): void => {
    const caught = job.catch(() => options.reportDefect(`the local network broke in ${where}`));
    underWay.add(caught);
    void caught.finally(() => underWay.delete(caught));
  };

  const listed = policy.peers.flatMap((name) => {
    const place = peerPlace(name, policy.port);
    return place === null ? [] : [{ name, place }];
  });
  const book = createPeerBook({ clock, steady, chance, listed, port: policy.port });
  const admit = createAdmission(steady, limits);
  const answer = async (socket: Socket, from: string, visit: Visit): Promise<void> => {
    const beganAt = steady.now();
    const outcome = await answerCaller(socket, { port: exchange, limits }, (letter) => letterbox.put(from, letter));
    const isOfThisSite = outcome.kind === 'exchanged' || outcome.kind === 'notTaken';
    if (isOfThisSite) visit.proved();
    else visit.failed();
    // Another session on this machine is answered, and cannot be called: the port is ours.
    if (isOfThisSite && !here.isHere(from)) book.called(from, outcome, beganAt);
  };
  const letterbox = createLetterbox(exchange, steady, (address) => book.isKnown(address));
  const listeners = createListeners({
    port: policy.port,
    callsPerSecond: limits.callsPerSecond,
    onCall(socket, from) {
      const visit = isAllowed(from) && !ending.signal.aborted ? admit(from) : null;
      if (visit === null) {
        socket.destroy();
        return;
      }
      sockets.add(socket);
      socket.once('close', () => {
        sockets.delete(socket);
        visit.leave();
      });
      run('an answer', answer(socket, from, visit));
    },
  });
  const announcements = createAnnouncements({
    port: policy.port,
    onHeard(address) {
      if (isAllowed(address) && here.ownBeside(address) !== undefined && !here.isHere(address)) book.heard(address);
    },
  });
  const interfaces = options.interfaces ?? networkInterfaces;
  const here = placesHere({ policy, steady, chance, interfaces, listeners, announcements });
  const caller = createCaller({
    book,
    steady,
    isAllowed,
    isThisListener: (place) => place.port === policy.port && here.isHere(place.host),
    meeting: { port: exchange, limits, callFrom: here.ownBeside, ended: ending.signal },
    run: (job) => run('a call', job),
  });

  let stopTimer = (): void => {};
  const step = async (): Promise<void> => {
    await here.follow();
    await letterbox.open();
    if (!ending.signal.aborted && here.own().used.length > 0) caller.callWhoIsDue();
  };
  const goOn = (): void => {
    const next = (): void => {
      if (!ending.signal.aborted) stopTimer = clock.after(STEP_MS, goOn);
    };
    run('a step', step().finally(next));
  };
  const stopNews = exchange.onNews(() => book.news());
  goOn();

  return {
    state: () => nearbyStateOf({ policy, own: here.own(), listeners, announcements, peers: book.all() }),
    async close() {
      ending.abort();
      stopTimer();
      stopNews();
      for (const socket of sockets) socket.destroy();
      await Promise.all(underWay);
      announcements.close();
      await listeners.close();
    },
  };
}

function switchedOff(port: number): LocalNetwork {
  return {
    state: () => ({ standing: 'off', port, listening: [], notUsed: [], announcing: 'off', peers: [] }),
    close: () => Promise.resolve(),
  };
}
