import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultPolicy } from '../../../electron/services/policy/policyFile.ts';
import type { ChartView, WorklistView } from '../../../renderer/desk/deskViews.ts';
import { freePort } from '../../shell/localNetworkUnderTest.ts';
import { buildDeskPage } from '../support/buildDeskPage.ts';
import { deskAt } from '../support/deskAtWork.ts';
import { openHospital, type Hospital } from '../support/hospital.ts';
import { openWorkstation, type Workstation } from '../support/workstation.ts';

/** Two workstations on one network; the server is gone; nobody carries a file. */
let programFolder: string;
let hospital: Hospital;
let evening: Workstation;
let night: Workstation;
const martin = deskAt(
  () => evening.page(),
  () => hospital.network.url,
);
const roux = deskAt(
  () => night.page(),
  () => hospital.network.url,
);

const PATIENTS = 20;
const isWhole = (view: WorklistView): boolean => view.rows.length === PATIENTS && view.pending === 0;
const isAllValidated = (view: ChartView): boolean => view.lines.every(({ state }) => state === 'validated');

beforeAll(async () => {
  programFolder = await buildDeskPage();
  hospital = await openHospital({ patients: PATIENTS, now: new Date().toISOString() });
  const [portOfEvening, portOfNight] = [await freePort(), await freePort()];
  const networks = ['127.0.0.1/32'];
  const policyAt = (port: number, peers: string[]) => ({
    ...defaultPolicy,
    localNetwork: { enabled: true, port, networks, discovery: false, peers },
  });
  // Only one of the two can call: a firewall stands before the other.
  evening = await openWorkstation({ programFolder, policy: policyAt(portOfEvening, []) });
  night = await openWorkstation({ programFolder, policy: policyAt(portOfNight, [`127.0.0.1:${portOfEvening}`]) });
});
afterAll(async () => {
  await Promise.all([evening?.close(), night?.close()]);
  await hospital?.close();
  if (programFolder !== undefined) await rm(programFolder, { recursive: true, force: true });
});

test('WL-NEAR-002: what one validates without the server counts at the other within seconds, marked; nothing is greener', async () => {
  expect(await martin.open('martin', 'session.enrol')).toBe(true);
  expect(await roux.open('roux', 'session.enrol')).toBe(true);
  const { rows } = await roux.seen('worklist', isWhole);
  await martin.seen('worklist', isWhole);
  const chartId = rows[0]?.chartId ?? '';
  hospital.network.cut();
  for (const desk of [martin, roux]) await desk.seen('sync', ({ state }) => state === 'offline');

  // Who can call has something to say, and what the other wrote comes back on the same connection.
  await martin.openChart(chartId);
  const view = await roux.openChart(chartId);
  for (const { finding } of view.findings.filter((each) => each.finding.tier === 'mustAnswer'))
    await roux.write({ kind: 'answer', chartId, findingKey: finding.key, code: 'discussedWithPrescriber', note: '' });
  const orderIds = view.lines.map(({ orderId }) => orderId);
  const began = performance.now();
  expect((await roux.write({ kind: 'validation', chartId, orderIds })).ok).toBe(true);
  const known = await martin.seen('chart', isAllValidated);
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(known.lines.every(({ by }) => by === 'A. Roux')).toBe(true);
  expect(Object.keys(known.fromPeers).length).toBeGreaterThan(0);
  expect(await martin.seen('sync', ({ peers }) => peers.unseen > 0)).toMatchObject({ state: 'offline', unsent: 0 });
  expect(await roux.seen('sync', ({ unsent }) => unsent > 0)).toMatchObject({ state: 'offline' });
  const nearby = await evening.page().evaluate(() => window.wardlightTest.call('exchange.nearby', {}));
  expect(nearby).toMatchObject({ ok: true, nearby: { standing: 'listening' } });
});
