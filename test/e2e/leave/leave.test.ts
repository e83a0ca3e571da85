import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk, WriteResult } from '../../../renderer/desk/desk.ts';
import type { SyncView, WorklistView } from '../../../renderer/desk/deskViews.ts';
import { createSlowLine, type SlowLine } from '../support/slowLine.ts';
import { buildDeskPage } from '../support/buildDeskPage.ts';
import { deskAt } from '../support/deskAtWork.ts';
import { openHospital, type Hospital } from '../support/hospital.ts';
import { openWorkstation, type Workstation } from '../support/workstation.ts';

/** One workstation that goes from one person to another and back, in the middle of a first load and with open queries. */
const PATIENTS = 240;
const DRAFT = 'intervention:of-martin';

let programFolder: string;
let hospital: Hospital;
let line: SlowLine;
let station: Workstation;
let serverUrl: string;
beforeAll(async () => {
  programFolder = await buildDeskPage();
  hospital = await openHospital({ patients: PATIENTS, now: new Date().toISOString() });
  line = await createSlowLine(hospital.server.url, 40);
  station = await openWorkstation({ programFolder });
});
afterAll(async () => {
  await station?.close();
  await line?.close();
  await hospital?.close();
  if (programFolder !== undefined) await rm(programFolder, { recursive: true, force: true });
});

const desk = deskAt(
  () => station.page(),
  () => serverUrl,
);
const isWhole = ({ pending, counts }: WorklistView): boolean => pending === 0 && counts.all > 0;

/** Leaves with the desk still open, as a screen with running queries does; what it says from then on is kept apart. */
async function leave(): Promise<void> {
  const left = await station.page().evaluate(async () => {
    const { wardlightTest } = window;
    const answer = await wardlightTest.call('session.leave', {});
    Object.assign(window, { former: { desk: wardlightTest.desk, views: wardlightTest.views } });
    wardlightTest.views = {};
    return answer.ok;
  });
  expect(left).toBe(true);
}

/** What the desk of the person before says and does now. */
async function former(chartId: string) {
  return station.page().evaluate(async (id) => {
    const { desk: old, views } = (window as unknown as { former: { desk: Desk; views: Record<string, unknown> } })
      .former;
    const written: WriteResult = await old
      .write({ kind: 'comment', chartId: id, orderIds: [], text: 'after leaving' })
      .catch(() => ({ ok: false, reason: { key: 'stopped', params: {} } }));
    return { written: written.ok, views: JSON.parse(JSON.stringify(views)) as Record<string, unknown> };
  }, chartId);
}

/** It can write nothing, and does not say that it is current. */
async function checkFormer(chartId: string): Promise<void> {
  expect((await former(chartId)).written).toBe(false);
  await expect
    .poll(async () => ((await former(chartId)).views['sync'] as SyncView).state, { timeout: 90_000, interval: 500 })
    .not.toBe('live');
}

test('F33: a person leaves in the middle of a first load, and the next one has a whole ward', async () => {
  serverUrl = line.url;
  expect(await desk.open('martin', 'session.enrol')).toBe(true);
  const passed = (): number => line.bulks.reduce((sum, { documents }) => sum + documents.length, 0);
  await expect.poll(passed, { timeout: 60_000, interval: 20 }).toBeGreaterThan(40);
  expect(passed()).toBeLessThan(PATIENTS);
  await desk.saveDraft(DRAFT, 'words of martin');
  await leave();
  serverUrl = hospital.server.url;
  expect(await desk.open('roux', 'session.enrol')).toBe(true);
  const worklist = await desk.seen('worklist', isWhole);
  expect(worklist.wards.every(({ loading }) => loading === null)).toBe(true);
  await desk.seen('sync', ({ state, verified }) => state === 'live' && verified);
});

test("F08: from one person to another and back with open queries, neither finds what is the other's", async () => {
  expect(await desk.draftOf(DRAFT)).toBeNull();
  const chartId = (await desk.seen('worklist', isWhole)).rows[0]?.chartId ?? '';
  await checkFormer(chartId);

  const { rows } = await hospital.server.store.pool.query<{ ward: string }>(
    "select ward_id as ward from account_ward join account using (user_id) where username = 'roux'",
  );
  const allowed = new Set(rows.map(({ ward }) => ward));
  const seen = await desk.seen('worklist', isWhole);
  expect(seen.rows.filter(({ wardId }) => !allowed.has(wardId))).toEqual([]);
  await desk.openChart(chartId);
  await desk.saveDraft('intervention:of-roux', 'words of roux');
  await leave();

  expect(await desk.open('martin', 'session.enrol')).toBe(true);
  await desk.seen('worklist', isWhole);
  await desk.seen('sync', ({ state, verified }) => state === 'live' && verified);
  for (const key of [DRAFT, 'intervention:of-roux']) expect(await desk.draftOf(key)).toBeNull();
  expect((await desk.seen('away', () => true)).items).toEqual([]);
  await checkFormer(chartId);
});
