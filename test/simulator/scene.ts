import { createFaultyNetwork, networkState, type NetworkState } from './faultyNetwork.ts';
import type { DiskFault } from './adapters/memoryMirror.ts';
import { createModelServer } from './modelServer.ts';
import { randomFrom } from './randomFrom.ts';
import { actIdOf, sampleEvent, SITE } from './sampleDocuments.ts';
import { BEGINNING_MS, createVirtualTime } from './virtualTime.ts';
import { createWorkstation, sameLimits, type Workstation } from './workstation.ts';

export const wards = ['ward-1', 'ward-2'];

/** A small hospital in virtual time, for scenarios that are told rather than drawn. */
export function scene({ charts = 50, largestPage = 20 }: { charts?: number; largestPage?: number } = {}) {
  const time = createVirtualTime();
  const server = createModelServer(() => BEGINNING_MS + time.nowMs(), { largestPage });
  const random = randomFrom(1);
  for (const ward of wards) server.putWard(ward);
  for (let n = 0; n < charts; n += 1) server.putChart(`chart-${n}`, wards[n % 2] ?? 'ward-1');
  let writes = 0;
  const asked = { push: 0, pull: 0 };

  /** From now on the user may follow these wards, as the server sees it. */
  const allow = (userId: string, wardIds: readonly string[]): void =>
    server.putUser({
      id: userId,
      username: userId,
      displayName: userId,
      role: 'wardPharmacist',
      siteId: SITE,
      wards: wardIds.map((id) => ({ id, siteId: SITE, name: id, beds: 1 })),
    });

  const station = (
    userId: string,
    options: {
      network?: NetworkState;
      skewMs?: () => number;
      diskFault?: DiskFault;
      journalFault?: DiskFault;
      limitMinutes?: number;
    } = {},
  ): Workstation => {
    allow(userId, wards);
    const plain = createFaultyNetwork({ server, userId, network: options.network ?? networkState(), time, seed: 1 });
    return createWorkstation({
      userId,
      deviceId: `device-${userId}`,
      wardIds: wards,
      time,
      random,
      skewMs: options.skewMs ?? (() => 0),
      transport: {
        ...plain,
        pull(body) {
          asked.pull += 1;
          return plain.pull(body);
        },
        push(body) {
          asked.push += 1;
          return plain.push(body);
        },
      },
      feedLimitsMinutes: sameLimits(options.limitMinutes ?? 60),
      diskFault(moment) {
        writes += 1;
        return options.diskFault?.(moment) ?? null;
      },
      journalFault: options.journalFault ?? (() => null),
    });
  };
  return { time, server, station, allow, asked, writes: () => writes };
}

let comments = 0;
/** A comment of this user on a chart of the second ward. */
export function comment(userId: string, chartId = 'chart-1') {
  comments += 1;
  return sampleEvent(
    actIdOf(1, comments),
    chartId,
    'ward-2',
    { userId, deviceId: `device-${userId}`, occurredAt: '2026-11-21T06:01:00.000Z' },
    { kind: 'comment', text: `by ${userId}`, orderIds: [] },
  );
}

/** Writes a comment at a workstation and answers it. */
export async function writeComment(station: Workstation, chartId = 'chart-1') {
  const document = await comment(station.userId, chartId);
  const saved = await station.write({ type: 'event', document });
  return { document, saved };
}

export function stateOf(station: Workstation) {
  const replication = station.replication();
  if (replication === null) throw new Error('the program is not running');
  return replication.state();
}

export function progressOf(station: Workstation) {
  return (
    station
      .replication()
      ?.outbox()
      .map(({ progress }) => progress) ?? []
  );
}

export function eventsIn(station: Workstation): readonly string[] {
  return [...station.disks.mirror.rows.keys()].filter((key) => key.startsWith('event:'));
}
