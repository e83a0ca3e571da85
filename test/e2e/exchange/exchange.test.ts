import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChartView, WorklistView } from '../../../renderer/desk/deskViews.ts';
import { addUser } from '../../../server/session/addUser.ts';
import { setAccountWards } from '../../../server/store/accounts.ts';
import { traceOf } from '../database/traceOf.ts';
import { buildDeskPage } from '../support/buildDeskPage.ts';
import { deskAt } from '../support/deskAtWork.ts';
import { openHospital, type Hospital } from '../support/hospital.ts';
import { openWorkstation, type Workstation } from '../support/workstation.ts';

/**
 * The server is away for the night. What the evening's pharmacist validated goes to the night's workstation on a stick and
 * counts there, marked; a pharmacist of other wards learns nothing from it; afterwards there is one act, with its author.
 */
let programFolder: string;
let hospital: Hospital;
let evening: Workstation;
let night: Workstation;
let elsewhere: Workstation;
let wardsOfAll: readonly string[];
const martin = deskAt(
  () => evening.page(),
  () => hospital.network.url,
);
const roux = deskAt(
  () => night.page(),
  () => hospital.network.url,
);
const petit = deskAt(
  () => elsewhere.page(),
  () => hospital.network.url,
);

const PATIENTS = 30;
const NOTE = 'Zwyxelberg said so at the bedside';
const isWhole = (view: WorklistView): boolean => view.rows.length === PATIENTS && view.pending === 0;
const isAllValidated = (view: ChartView): boolean => view.lines.every(({ state }) => state === 'validated');

beforeAll(async () => {
  programFolder = await buildDeskPage();
  hospital = await openHospital({ patients: PATIENTS, now: new Date().toISOString() });
  const { rows } = await hospital.server.store.pool.query<{ id: string }>(
    'select distinct ward_id as id from chart order by 1',
  );
  wardsOfAll = rows.map(({ id }) => id);
  [evening, night, elsewhere] = await Promise.all([
    openWorkstation({ programFolder }),
    openWorkstation({ programFolder }),
    openWorkstation({ programFolder }),
  ]);
});
afterAll(async () => {
  await Promise.all([evening?.close(), night?.close(), elsewhere?.close()]);
  await hospital?.close();
  if (programFolder !== undefined) await rm(programFolder, { recursive: true, force: true });
});

let chartId: string;
let file: string;
let patientName: string;
const written: string[] = [];

async function fileOf(station: Workstation): Promise<string> {
  const wrote = await station.page().evaluate(() => window.wardlightTest.call('exchange.write', {}));
  if (!('path' in wrote)) throw new Error(JSON.stringify(wrote));
  const text = await readFile(wrote.path, 'utf8');
  await rm(wrote.path);
  return text;
}
async function eventsOnServer(): Promise<readonly { readonly id: string; readonly author: string }[]> {
  const { rows } = await hospital.server.store.pool.query<{ id: string; author: string }>(
    "select event_id as id, document::json->>'authorName' as author from event",
  );
  return rows;
}
/** Empty for one that an engine which is ending has just deleted. */
async function bytesOf(place: string): Promise<Buffer> {
  return readFile(place).catch(() => Buffer.alloc(0));
}
async function takeAt(station: Workstation): Promise<unknown> {
  return station.page().evaluate((text) => window.wardlightTest.call('exchange.take', { file: text }), file);
}

test('three workstations have their charts; then the server is gone', async () => {
  expect(await martin.open('martin', 'session.enrol')).toBe(true);
  expect(await roux.open('roux', 'session.enrol')).toBe(true);
  const { rows } = await martin.seen('worklist', isWhole);
  await roux.seen('worklist', isWhole);
  const patient = rows[0];
  chartId = patient?.chartId ?? '';
  patientName = patient?.familyName ?? '';
  const others = wardsOfAll.filter((id) => id !== patient?.wardId);
  expect(others.length).toBeGreaterThan(0);
  const account = { username: 'petit', password: 'wardlight-demo', displayName: 'D. Petit' };
  await addUser(hospital.server.store, { ...account, role: 'wardPharmacist', wardIds: others });
  expect(await petit.open('petit', 'session.enrol')).toBe(true);
  await petit.seen('worklist', ({ rows: seen, pending }) => seen.length > 0 && pending === 0);
  hospital.network.cut();
  for (const desk of [martin, roux, petit]) await desk.seen('sync', ({ state }) => state === 'offline');
});

// WL-EXCHANGE-001
test('what one validated offline counts at the other, marked, after a file; a restart keeps it', async () => {
  const view = await martin.openChart(chartId);
  for (const { finding } of view.findings.filter((each) => each.finding.tier === 'mustAnswer')) {
    const code = 'discussedWithPrescriber';
    const answer = await martin.write({ kind: 'answer', chartId, findingKey: finding.key, code, note: NOTE });
    if (answer.ok) written.push(answer.id);
  }
  const orderIds = view.lines.map(({ orderId }) => orderId);
  const validation = await martin.write({ kind: 'validation', chartId, orderIds });
  if (validation.ok) written.push(validation.id);
  expect(written.length).toBeGreaterThan(1);
  file = await fileOf(evening);

  await roux.openChart(chartId);
  expect(await takeAt(night)).toMatchObject({ ok: true, taken: { writerName: 'C. Martin', fresh: written.length } });
  const known = await roux.seen('chart', isAllValidated);
  expect(known.lines.every(({ by }) => by === 'C. Martin')).toBe(true);
  expect(Object.keys(known.fromPeers).toSorted()).toEqual(written.toSorted());
  const { rows } = await roux.seen('worklist', (list) => list.rows.some(({ peerLines }) => peerLines > 0));
  expect(rows.filter(({ peerLines }) => peerLines > 0)).toMatchObject([
    { chartId, peerLines: orderIds.length, validatedLines: orderIds.length },
  ]);
  const sync = await roux.seen('sync', ({ peers }) => peers.unseen === written.length);
  // Nothing is fresher or greener for it.
  expect(sync).toMatchObject({ state: 'offline', unsent: 0 });

  await night.restart();
  expect(await roux.open('roux', 'session.unlock')).toBe(true);
  await roux.seen('worklist', isWhole);
  await roux.openChart(chartId);
  expect(Object.keys((await roux.seen('chart', isAllValidated)).fromPeers)).toHaveLength(written.length);
});

// WL-EXCHANGE-002
test('a pharmacist of other wards opens nothing of it, and nothing of it is readable in the file or on a disk', async () => {
  expect(await takeAt(elsewhere)).toMatchObject({ ok: true, taken: { fresh: 0, notForYou: written.length } });
  // A usual family name stands in the engine's own word lists; it is looked for in the file alone.
  for (const word of [patientName, chartId]) expect(file).not.toContain(word);
  const words = [NOTE.slice(0, 10), ...written];
  // The search finds each where it is readable: in what the unlocked desk shows.
  const shown = Buffer.from(JSON.stringify((await roux.seen('chart', isAllValidated)).chart) + NOTE + written.join());
  expect(words.filter((word) => traceOf(word, shown).length === 0)).toEqual([]);
  // The engine holds nothing back that was not yet written.
  await night.quit();
  const files = [night.profileFolder, night.engineFolder].map(async (folder) =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const places = (await Promise.all(files)).flat();
  expect(places.some((place) => place.includes(join('profile', 'exchange')))).toBe(true);
  const found: string[] = [];
  for (const bytes of [Buffer.from(file), ...(await Promise.all(places.map(bytesOf)))])
    for (const word of words.slice(0, 1)) if (traceOf(word, bytes).length > 0) found.push(word);
  const stored = places.filter((place) => place.startsWith(night.profileFolder));
  for (const place of stored)
    for (const word of words.slice(1))
      if (traceOf(word, await bytesOf(place)).length > 0) found.push(`${word} ${place}`);
  expect(found).toEqual([]);
  await night.restart();
  expect(await roux.open('roux', 'session.unlock')).toBe(true);
  await roux.seen('worklist', isWhole);
  await roux.openChart(chartId);
});

// WL-EXCHANGE-003
test('the server returns: each act is there once with its author, and the mark goes', async () => {
  hospital.network.mend();
  await martin.syncNow();
  await martin.seen('sync', ({ unsent }) => unsent === 0);
  const rows = await eventsOnServer();
  expect(rows.map(({ id }) => id).toSorted()).toEqual(written.toSorted());
  expect(new Set(rows.map(({ author }) => author))).toEqual(new Set(['C. Martin']));
  await roux.syncNow();
  await roux.seen('sync', ({ state, peers }) => state === 'live' && peers.unseen === 0);
  const view = await roux.seen('chart', ({ fromPeers }) => Object.keys(fromPeers).length === 0);
  expect(isAllValidated(view)).toBe(true);
  expect(view.events).toHaveLength(written.length);
});

// WL-EXCHANGE-004
test('a workstation that never comes back: its act reaches the server by the colleague, before the act that answers it', async () => {
  hospital.network.cut();
  for (const desk of [martin, roux]) await desk.seen('sync', ({ state }) => state === 'offline');
  const message = 'Please stop one of the two.';
  const proposal = { kind: 'intervention', chartId, orderIds: [], problem: '6.4', type: '2', message } as const;
  const intervention = await martin.write(proposal);
  if (!intervention.ok) throw new Error(intervention.reason.key);
  file = await fileOf(evening);
  await evening.quit();
  expect(await takeAt(night)).toMatchObject({ ok: true, taken: { fresh: 1 } });
  await roux.seen('chart', ({ events }) => events.some(({ id }) => id === intervention.id));
  const { id: interventionId } = intervention;
  const outcome = await roux.write({ kind: 'interventionOutcome', chartId, interventionId, outcome: 'accepted' });
  if (!outcome.ok) throw new Error(outcome.reason.key);
  hospital.network.mend();
  await roux.syncNow();
  await roux.seen('sync', ({ unsent, needingAttention, peers }) => unsent + needingAttention + peers.unseen === 0);
  const authors = new Map((await eventsOnServer()).map(({ id, author }) => [id, author]));
  expect(authors.size).toBe(written.length + 2);
  expect([authors.get(interventionId), authors.get(outcome.id)]).toEqual(['C. Martin', 'A. Roux']);
});

// WL-EXCHANGE-002
test('a ward that is lost takes the acts of colleagues with it, from the screen and from the disk', async () => {
  hospital.network.cut();
  await petit.seen('sync', ({ state }) => state === 'offline');
  const others = await petit.seen('worklist', ({ rows }) => rows.length > 0);
  const theirs = others.rows[0];
  if (theirs === undefined) throw new Error('the other wards have patients');
  const { chartId: theirChart, wardId: theirWard } = theirs;
  await petit.openChart(theirChart);
  expect(await petit.write({ kind: 'comment', chartId: theirChart, orderIds: [], text: NOTE })).toMatchObject({
    ok: true,
  });
  file = await fileOf(elsewhere);
  expect(await takeAt(night)).toMatchObject({ ok: true, taken: { fresh: 1 } });
  await roux.seen('sync', ({ peers }) => peers.unseen === 1);
  const store = join(night.profileFolder, 'exchange');
  const sizeOnDisk = async (): Promise<number> =>
    (await readFile(join(store, (await readdir(store))[0] ?? ''), 'latin1')).length;
  const before = await sizeOnDisk();
  const { rows } = await hospital.server.store.pool.query<{ id: string }>(
    "select user_id as id from account where username = 'roux'",
  );
  const kept = wardsOfAll.filter((id) => id !== theirWard);
  const { pool, site } = hospital.server.store;
  await setAccountWards(pool, site.siteId, rows[0]?.id ?? '', kept);
  hospital.network.mend();
  await roux.syncNow();
  await roux.seen('worklist', (list) => list.rows.length > 0 && list.rows.every(({ wardId }) => wardId !== theirWard));
  await roux.seen('sync', ({ peers }) => peers.unseen === 0);
  await expect.poll(sizeOnDisk, { timeout: 10_000 }).toBeLessThan(before);
  // Its keys are gone too: the file is closed to him now.
  expect(await takeAt(night)).toMatchObject({ ok: true, taken: { fresh: 0, alreadyHere: 0, notForYou: 1 } });
});
