import { canonicalJson } from '../../sync/canonicalJson.ts';
import { awaitedBy, isDue } from '../../sync/client/batch.ts';
import type { OutboxEntry } from '../../sync/client/outboxEntry.ts';
import { checkCorrections } from './correctionInvariant.ts';
import type { Seat } from './seat.ts';
import type { Truth } from './simulatedServer.ts';
import type { Violation, Written } from './violation.ts';
import type { VirtualTime } from './virtualTime.ts';
import type { Workstation } from './workstation.ts';

export interface GreenTimes {
  readonly cutForMs: number;
  readonly restoredForMs: number;
  /** For how long the server has had what stands at this number. */
  knownForMs(seq: number): number;
}

/** The stream tells of news in seconds, the net under it in a minute; an answer may be lost, and asked for again. */
const LATE_MS = 180_000;

/** I4, at any moment: what a workstation says of itself against what is. */
export function checkGreen(
  station: Workstation,
  truth: Truth,
  { cutForMs, restoredForMs, knownForMs }: GreenTimes,
): readonly Violation[] {
  const replication = station.replication();
  if (replication?.state().state !== 'live') return [];
  const say = (what: string): Violation => ({ invariant: 'I4', what: `${station.deviceId} is green ${what}` });
  const violations: Violation[] = [];
  if (cutForMs > 120_000) violations.push(say(`after ${Math.round(cutForMs / 1000)} s without a network`));
  const { position, rows } = station.disks.mirror;
  if (position === null) return [say('with nothing loaded')];
  // Until the restore is noticed the numbers of two epochs cannot be compared.
  if (position.epoch !== truth.epoch)
    return restoredForMs > 120_000 ? [say('on the data of before the restore')] : violations;
  for (const { document } of station.disks.journal.acts) {
    if (truth.outcomeOf(document.id) === null) violations.push(say(`while ${document.id} is not on the server`));
  }
  for (const { type, id, seq } of truth.documents(position.scopeKey.split(' '))) {
    const row = rows.get(`${type}:${id}`);
    if (seq > position.checkpoint.seq && knownForMs(seq) > LATE_MS)
      violations.push(say(`without news of ${Math.round(knownForMs(seq) / 1000)} s ago, ${type}:${id} at ${seq}`));
    if (seq <= position.checkpoint.seq && row?.document.seq !== seq)
      violations.push(say(`without ${type}:${id} at ${seq}`));
  }
  return violations;
}

/** The others, when the trouble is over and everybody had time to agree. */
export function checkAgreement(
  seats: readonly Seat[],
  truth: Truth,
  written: readonly Written[],
): readonly Violation[] {
  return [
    ...checkActs(truth, written),
    ...checkCorrections(truth, written),
    ...seats.flatMap((seat) => checkStation(seat, truth)),
  ];
}

/** I1, at any moment: what the journal has let go of would come back with the newest backup. */
export function checkJournals(written: readonly Written[], truth: Truth): readonly Violation[] {
  return written
    .filter(({ item, station }) => !isInJournal(station, item.document.id) && !truth.isInBackup(item.document.id))
    .map(({ item }) => ({ invariant: 'I1', what: `the journal let go of ${item.document.id}, which no backup has` }));
}

export function isInJournal({ disks }: Workstation, actId: string): boolean {
  return disks.journal.acts.some(({ document }) => document.id === actId);
}

/** I8: whatever the disk and the network do, a program that was started is there within a minute. */
export function checkStarted({ station, trouble }: Seat, time: VirtualTime): readonly Violation[] {
  if (station.replication() === null || station.hasStarted() || time.nowMs() - trouble.startedAtMs < 60_000) return [];
  return [{ invariant: 'I8', what: `${station.deviceId} was started and is not there` }];
}

function checkActs(truth: Truth, written: readonly Written[]): readonly Violation[] {
  const violations: Violation[] = [];
  const documents = new Map(
    truth.documents(['ward-0', 'ward-1', 'ward-2']).map((item) => [`${item.type}:${item.id}`, item]),
  );
  for (const { item, station } of written) {
    const { id } = item.document;
    const entry = station
      .replication()
      ?.outbox()
      .find((one) => one.item.document.id === id);
    const onServer = truth.outcomeOf(id) !== null;
    if (!onServer && (entry === undefined || !isWithAPerson(entry, station)))
      violations.push({ invariant: 'I1', what: `${id} is nowhere (${entry?.progress.step ?? 'not in the outbox'})` });
    const held = documents.get(`event:${id}`);
    if (item.type === 'event' && onServer && held === undefined)
      violations.push({ invariant: 'I1', what: `${id} was accepted and is not there` });
    if (held?.type === 'event' && canonicalJson(held.document) !== canonicalJson(item.document))
      violations.push({ invariant: 'I3', what: `${id} is not what was written` });
  }
  const seen = new Set<string>();
  for (const id of truth.applied()) {
    if (seen.has(id)) violations.push({ invariant: 'I2', what: `${id} was applied twice` });
    seen.add(id);
  }
  return violations;
}

/** Needs attention, or waits for one that does: an outcome stays with its intervention until a person has dealt with it. */
function isWithAPerson(entry: OutboxEntry, station: Workstation): boolean {
  if (entry.progress.step === 'needsAttention') return true;
  const entries = new Map(
    station
      .replication()
      ?.outbox()
      .map((one) => [one.item.document.id, one]),
  );
  const awaited = awaitedBy(entry, entries);
  return isDue(entry) && awaited !== null && isWithAPerson(awaited, station);
}

function checkStation({ station, wards: allowed }: Seat, truth: Truth): readonly Violation[] {
  const violations: Violation[] = [];
  const state = station.replication()?.state();
  const { rows, position } = station.disks.mirror;
  for (const { document } of rows.values()) {
    if (!allowed.includes(document.wardId))
      violations.push({
        invariant: 'I5',
        what: `${station.deviceId} still holds ${document.type}:${document.id} of ${document.wardId}`,
      });
  }
  const excused = excuses(station);
  const reasons = (state?.reasons ?? []).map(({ key }) => key).filter((key) => !excused.includes(key));
  if (allowed.length > 0 && (state === undefined || reasons.length > 0))
    violations.push({
      invariant: 'I8',
      what: `${station.deviceId} did not recover: ${state?.state ?? 'not running'} ${reasons.join(' ')}`,
    });
  if (allowed.length === 0 || position === null) return violations;
  const held = canonicalJson([...rows.values()].map(({ document }) => document).sort(byPlace));
  const there = canonicalJson([...truth.documents(allowed)].sort(byPlace));
  if (held !== there)
    violations.push({
      invariant: 'I7',
      what: `${station.deviceId} at ${position.checkpoint.seq} holds other documents than the server at ${truth.seq}`,
    });
  return violations;
}

/** What may still be said when all is well again: acts that wait for a person, and wards that were taken away. */
function excuses(station: Workstation): readonly string[] {
  const open =
    station
      .replication()
      ?.outbox()
      .filter((entry) => isDue(entry) || entry.progress.step === 'needsAttention') ?? [];
  const allWithAPerson = open.every((entry) => isWithAPerson(entry, station));
  return [
    'sync.reason.wardsLost',
    'sync.reason.actsNeedAttention',
    ...(allWithAPerson ? ['sync.reason.actsUnsent'] : []),
  ];
}

function byPlace(a: { readonly seq: number }, b: { readonly seq: number }): number {
  return a.seq - b.seq;
}
