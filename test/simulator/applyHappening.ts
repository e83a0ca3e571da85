import { correctionStateId } from '../../schema/state/correction.ts';
import { chartNumberOf } from './actWriter.ts';
import type { Happening } from './disturbance.ts';
import type { Seat } from './seat.ts';
import type { Stage } from './stage.ts';
import { statesOnScreen } from './statesOnScreen.ts';
import { BEGINNING_MS } from './virtualTime.ts';

/** Lets one thing happen, at a workstation or at the hospital. */
export async function applyHappening(stage: Stage, seat: Seat | null, happening: Happening): Promise<void> {
  if (seat === null) await atServer(stage, happening);
  else await atStation(stage, seat, happening);
}

async function atStation(stage: Stage, seat: Seat, happening: Happening): Promise<void> {
  const { time, server, breakage, siteId } = stage;
  const { station, network, trouble } = seat;
  const now = time.nowMs();
  switch (happening.kind) {
    case 'start':
      if (station.replication() === null) {
        trouble.startedAtMs = now;
        trouble.startedWrong = trouble.skewMs !== 0 || trouble.frozenAtMs !== null;
      }
      void station.start();
      return time.runUntil(now);
    case 'crash':
      if (happening.point === 'nextWrite') {
        trouble.crashAtWrite = true;
        return undefined;
      }
      if (station.replication() !== null) stage.crashes += 1;
      station.crash();
      if (breakage === 'losesJournal') {
        station.disks.outbox.clear();
        station.disks.journal.acts.length = 0;
      }
      return undefined;
    case 'cut':
    case 'join':
      network.cut = happening.kind === 'cut';
      trouble.cutSince = network.cut ? (trouble.cutSince ?? now) : null;
      return undefined;
    case 'repeats':
    case 'repeatsNoMore':
      network.repeats = happening.kind === 'repeats';
      return undefined;
    case 'disk':
      trouble.disk = happening.mode;
      return undefined;
    case 'clock':
      Object.assign(trouble, { skewMs: happening.skewMs, frozenAtMs: null, clockTouchedMs: now });
      return undefined;
    case 'freeze':
      // A clock that stands still already stands no stiller.
      if (trouble.frozenAtMs === null) Object.assign(trouble, { frozenAtMs: now, clockTouchedMs: now });
      return undefined;
    case 'sessionEnds':
      return server.expireSession(station.userId);
    case 'sessionRenewed':
      return server.renewSession(station.userId);
    case 'wardTaken':
    case 'wardGiven':
      seat.wards = happening.kind === 'wardGiven' ? stage.wardIds : stage.wardIds.slice(1);
      await server.putUser({
        id: station.userId,
        username: station.userId,
        displayName: station.userId,
        role: 'wardPharmacist',
        siteId,
        wards: seat.wards.map((id) => ({ id, siteId, name: id, beds: 20 })),
      });
      // The next sign-in tells of a ward that was given; of one that was taken the server tells by refusing it.
      if (happening.kind === 'wardGiven') station.setWards(seat.wards);
      return undefined;
    case 'act':
      return act(stage, seat, happening);
    default:
      throw new Error(`${happening.kind} does not happen at a workstation`);
  }
}

async function act(
  { time, written }: Stage,
  { station, trouble, nextAct }: Seat,
  { chart, roll }: Extract<Happening, { kind: 'act' }>,
): Promise<void> {
  const chartId = `chart-${chartNumberOf({ chart, roll })}`;
  const document = station.disks.mirror.rows.get(`chart:${chartId}`)?.document;
  // Nobody writes on a patient who is not on the screen.
  if (station.replication() === null || document?.type !== 'chart') return;
  const corrected = statesOnScreen(station).find(({ id }) => id === correctionStateId(chartId));
  const seen = { chart: document.document, corrected };
  const frozenMs = trouble.frozenAtMs === null ? 0 : time.nowMs() - trouble.frozenAtMs;
  const wallClock = new Date(BEGINNING_MS + time.nowMs() + trouble.skewMs - frozenMs).toISOString();
  const item = await nextAct(seen, wallClock, roll);
  const before = station.disks.journal.acts.length;
  // Asked and answered while time passes; a crash may fall anywhere in between.
  void station.write(item);
  await time.runUntil(time.nowMs() + 1);
  if (station.disks.journal.acts.length > before) written.push({ item, station });
}

async function atServer(stage: Stage, happening: Happening): Promise<void> {
  const { time, server, seats } = stage;
  switch (happening.kind) {
    case 'chart':
      stage.changedAt.set(`chart-${happening.chart}`, time.nowMs());
      return server.putChart(`chart-${happening.chart}`, `ward-${happening.ward}`);
    case 'feedStops':
      stage.stoppedAt.set(happening.feed, time.nowMs());
      return server.stopFeed(happening.feed, true);
    case 'feedGoesOn':
      stage.stoppedAt.delete(happening.feed);
      return server.stopFeed(happening.feed, false);
    case 'backup':
      return server.backUp();
    case 'restore':
      stage.restoredAtMs = time.nowMs();
      // Until the restore is noticed nobody can tell.
      stage.changedAt.clear();
      return server.restore();
    case 'daysOff':
      return daysOff(stage);
    case 'tooOld':
      stage.refusesVersion = true;
      return server.refuseVersion(true);
    case 'updated':
      stage.refusesVersion = false;
      await server.refuseVersion(false);
      // An update ends the program and starts the new one.
      for (const { station } of seats) {
        station.crash();
        void station.start();
      }
      return time.runUntil(time.nowMs());
    default:
      throw new Error(`${happening.kind} does not happen at the server`);
  }
}

const DAYS_OFF_MS = 3 * 24 * 3_600_000;

async function daysOff(stage: Stage): Promise<void> {
  const { time, seats } = stage;
  for (const { station } of seats) station.crash();
  await time.runUntil(time.nowMs() + DAYS_OFF_MS);
  stage.passedOverMs += DAYS_OFF_MS;
  for (const seat of seats) await applyHappening(stage, seat, { kind: 'start' });
}
