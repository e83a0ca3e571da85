import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk, NewAct, WriteResult } from '../../../renderer/desk/desk.ts';
import type { ChartView, SyncView, WorklistView } from '../../../renderer/desk/deskViews.ts';
import { buildDeskPage } from '../support/buildDeskPage.ts';
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

async function openDesk(page: Page, username: string, channel: 'session.enrol' | 'session.unlock'): Promise<boolean> {
  return page.evaluate(
    async (asked) => {
      const { wardlightTest } = window;
      const described = await wardlightTest.call('shell.describe', {});
      const person = { username: asked.username, password: 'wardlight-demo' };
      const opened =
        asked.channel === 'session.enrol'
          ? await wardlightTest.call('session.enrol', { ...person, serverUrl: asked.serverUrl })
          : await wardlightTest.call('session.unlock', person);
      if (!opened.ok) throw new Error(opened.code);
      const desk = wardlightTest.createDesk();
      wardlightTest.desk = desk;
      const { views } = wardlightTest;
      desk.onFailure((failure) => {
        views['failure'] = failure;
      });
      desk.subscribeSync((view) => {
        views['sync'] = view;
      });
      desk.subscribeOutbox((view) => {
        views['outbox'] = view;
      });
      const { user, capability, vaultId, deviceId } = opened;
      const started = await desk.start({ capability, vaultId, deviceId, user, policy: described.policy });
      desk.subscribeWorklist({ wardId: null, filter: 'all', words: '' }, (view) => {
        views['worklist'] = view;
      });
      return started.ok;
    },
    { username, channel, serverUrl: hospital.network.url },
  );
}

/** Waits until what the desk tells satisfies the condition, and gives it. */
async function seen<T>(page: Page, name: 'sync' | 'worklist' | 'chart', isSo: (view: T) => boolean): Promise<T> {
  await expect
    .poll(
      async () => {
        const view = await page.evaluate((which) => window.wardlightTest.views[which], name);
        return view !== undefined && isSo(view as T);
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  return (await page.evaluate((which) => window.wardlightTest.views[which], name)) as T;
}
const isLive = (view: SyncView): boolean => view.state === 'live';
const isWhole = (view: WorklistView): boolean => view.rows.length === 60 && view.pending === 0;

async function openChart(page: Page, chartId: string): Promise<ChartView> {
  await page.evaluate((id) => {
    delete window.wardlightTest.views['chart'];
    (window.wardlightTest.desk as Desk).subscribeChart(id, (view) => {
      window.wardlightTest.views['chart'] = view;
    });
  }, chartId);
  return seen<ChartView>(page, 'chart', (view) => view.chart.id === chartId);
}
const write = (page: Page, act: NewAct): Promise<WriteResult> =>
  page.evaluate((asked) => (window.wardlightTest.desk as Desk).write(asked), act);

let chartId: string;
const written: string[] = [];

test('first load: every patient is reviewed and ranked, and the copy is live and verified', async () => {
  expect(await openDesk(first.page(), 'martin', 'session.enrol')).toBe(true);
  await seen<SyncView>(first.page(), 'sync', isLive);
  const { rows } = await seen<WorklistView>(first.page(), 'worklist', isWhole);
  expect(rows[0]?.unansweredMustAnswer).toBeGreaterThan(0);
  chartId = rows[0]?.chartId ?? '';
});

test('with the server cut off, a restarted workstation unlocks and has every chart and finding', async () => {
  hospital.network.cut();
  await seen<SyncView>(first.page(), 'sync', (view) => view.state === 'offline');
  await first.restart();
  expect(await openDesk(first.page(), 'martin', 'session.unlock')).toBe(true);
  await seen<WorklistView>(first.page(), 'worklist', isWhole);
  const view = await openChart(first.page(), chartId);
  expect(view.review.findings[0]).toMatchObject({ tier: 'mustAnswer' });
  expect(view.review.findings[0]?.evidence.length).toBeGreaterThan(0);
});

// WL-JOB-008
test('a validation over an unanswered finding is refused, and recorded after the answer', async () => {
  const view = await openChart(first.page(), chartId);
  const finding = view.review.findings[0];
  if (finding === undefined) throw new Error('the first patient has a finding');
  const orderIds = view.lines.map(({ orderId }) => orderId);
  expect(await write(first.page(), { kind: 'validation', chartId, orderIds })).toEqual({
    ok: false,
    reason: { key: 'desk.write.mustAnswerFirst', params: {} },
  });
  for (const { finding: open } of view.findings.filter((each) => each.finding.tier === 'mustAnswer')) {
    const answered = await write(first.page(), {
      kind: 'answer',
      chartId,
      findingKey: open.key,
      code: 'discussedWithPrescriber',
    });
    if (answered.ok) written.push(answered.id);
  }
  const intervention = await write(first.page(), {
    kind: 'intervention',
    chartId,
    orderIds: finding.orderIds,
    findingKey: finding.key,
    problem: '6.4',
    type: '2',
    message: 'Please stop one of the two.',
  });
  const validation = await write(first.page(), { kind: 'validation', chartId, orderIds });
  expect([intervention.ok, validation.ok]).toEqual([true, true]);
  for (const act of [intervention, validation]) if (act.ok) written.push(act.id);
  const after = await seen<ChartView>(first.page(), 'chart', (each) =>
    each.lines.every(({ state }) => state === 'validated'),
  );
  expect(written.every((id) => after.progress[id] === 'onThisWorkstation' || after.progress[id] === 'sent')).toBe(true);
});

test('after reconnection the server holds each act once, and the other workstation shows them', async () => {
  hospital.network.mend();
  await first.page().evaluate(() => (window.wardlightTest.desk as Desk).syncNow());
  await seen<SyncView>(first.page(), 'sync', (view) => view.unsent === 0);
  const rows = await hospital.server.store.pool.query<{ id: string }>('select event_id as id from event');
  expect(rows.rows.map(({ id }) => id).sort()).toEqual([...written].sort());
  expect(await openDesk(second.page(), 'roux', 'session.enrol')).toBe(true);
  const view = await openChart(second.page(), chartId);
  const known = await seen<ChartView>(second.page(), 'chart', (each) => each.events.length === written.length);
  expect(view.chart.id).toBe(known.chart.id);
  expect(known.events.every(({ authorName }) => authorName === 'C. Martin')).toBe(true);
  expect(known.lines.every(({ state, by }) => state === 'validated' && by === 'C. Martin')).toBe(true);
});
