import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SyncView, WorklistView } from '../../../renderer/desk/deskViews.ts';
import { buildDeskPage } from '../support/buildDeskPage.ts';
import { deskAt } from '../support/deskAtWork.ts';
import { openHospital, type Hospital } from '../support/hospital.ts';
import { openWorkstation, type Workstation } from '../support/workstation.ts';

let programFolder: string;
let hospital: Hospital;
let first: Workstation;
let second: Workstation;

beforeAll(async () => {
  programFolder = await buildDeskPage();
  hospital = await openHospital({ patients: 60, now: new Date().toISOString() });
  [first, second] = await Promise.all([openWorkstation({ programFolder }), openWorkstation({ programFolder })]);
});
afterAll(async () => {
  await first?.close();
  await second?.close();
  await hospital?.close();
  if (programFolder !== undefined) await rm(programFolder, { recursive: true, force: true });
});

const martin = deskAt(
  () => first.page(),
  () => hospital.network.url,
);
const roux = deskAt(
  () => second.page(),
  () => hospital.network.url,
);
const isLive = (view: SyncView): boolean => view.state === 'live';
const isWhole = (view: WorklistView): boolean => view.rows.length === 60 && view.pending === 0;

let chartId: string;
const written: string[] = [];

test('first load: every patient is reviewed and ranked, and the copy is live and verified', async () => {
  expect(await martin.open('martin', 'session.enrol')).toBe(true);
  await martin.seen('sync', isLive);
  const { rows } = await martin.seen('worklist', isWhole);
  expect(rows[0]?.unansweredMustAnswer).toBeGreaterThan(0);
  chartId = rows[0]?.chartId ?? '';
});

test('with the server cut off, a restarted workstation unlocks and has every chart and finding', async () => {
  hospital.network.cut();
  await martin.seen('sync', (view) => view.state === 'offline');
  await first.restart();
  expect(await martin.open('martin', 'session.unlock')).toBe(true);
  await martin.seen('worklist', isWhole);
  const view = await martin.openChart(chartId);
  expect(view.review.findings[0]).toMatchObject({ tier: 'mustAnswer' });
  expect(view.review.findings[0]?.evidence.length).toBeGreaterThan(0);
});

// WL-JOB-008
test('a validation over an unanswered finding is refused, and recorded after the answer', async () => {
  const view = await martin.openChart(chartId);
  const finding = view.review.findings[0];
  if (finding === undefined) throw new Error('the first patient has a finding');
  const orderIds = view.lines.map(({ orderId }) => orderId);
  expect(await martin.write({ kind: 'validation', chartId, orderIds })).toEqual({
    ok: false,
    reason: { key: 'desk.write.mustAnswerFirst', params: {} },
  });
  for (const { finding: open } of view.findings.filter((each) => each.finding.tier === 'mustAnswer')) {
    const answered = await martin.write({
      kind: 'answer',
      chartId,
      findingKey: open.key,
      code: 'discussedWithPrescriber',
    });
    if (answered.ok) written.push(answered.id);
  }
  const intervention = await martin.write({
    kind: 'intervention',
    chartId,
    orderIds: finding.orderIds,
    findingKey: finding.key,
    problem: '6.4',
    type: '2',
    message: 'Please stop one of the two.',
  });
  const validation = await martin.write({ kind: 'validation', chartId, orderIds });
  expect([intervention.ok, validation.ok]).toEqual([true, true]);
  for (const act of [intervention, validation]) if (act.ok) written.push(act.id);
  const after = await martin.seen('chart', (each) => each.lines.every(({ state }) => state === 'validated'));
  expect(written.every((id) => after.progress[id] === 'onThisWorkstation' || after.progress[id] === 'sent')).toBe(true);
});

test('after reconnection the server holds each act once, and the other workstation shows them', async () => {
  hospital.network.mend();
  await martin.syncNow();
  await martin.seen('sync', (view) => view.unsent === 0);
  const rows = await hospital.server.store.pool.query<{ id: string }>('select event_id as id from event');
  expect(rows.rows.map(({ id }) => id).sort()).toEqual([...written].sort());
  expect(await roux.open('roux', 'session.enrol')).toBe(true);
  const view = await roux.openChart(chartId);
  const known = await roux.seen('chart', (each) => each.events.length === written.length);
  expect(view.chart.id).toBe(known.chart.id);
  expect(known.events.every(({ authorName }) => authorName === 'C. Martin')).toBe(true);
  expect(known.lines.every(({ state, by }) => state === 'validated' && by === 'C. Martin')).toBe(true);
});
