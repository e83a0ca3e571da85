import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AwayItem, AwayView, ChartView } from '../../../renderer/desk/deskViews.ts';
import { addIntegrationKey } from '../../../server/session/addUser.ts';
import { cardiacPatient, potassiumOf } from '../mainJob/cardiacPatient.ts';
import { buildDeskPage } from '../support/buildDeskPage.ts';
import { deskAt } from '../support/deskAtWork.ts';
import { openHospital, type Hospital } from '../support/hospital.ts';
import { openWorkstation, type Workstation } from '../support/workstation.ts';

/**
 * Two workstations and a real server. One is cut off, works on and is restarted; on the other side a colleague and the
 * hospital go on. After the reconnection it lists what matters, worst first.
 */
let programFolder: string;
let hospital: Hospital;
let hospitalSays: (resource: unknown) => Promise<void>;
let cutOff: Workstation;
let other: Workstation;
const martin = deskAt(
  () => cutOff.page(),
  () => hospital.network.url,
);
const roux = deskAt(
  () => other.page(),
  () => hospital.server.url,
);

const PATIENTS = 23;
/** The cardiac patient under other ids and another name. */
const another = (id: string, family: string, number: string): unknown =>
  JSON.parse(
    JSON.stringify(cardiacPatient('ward-001', new Date()))
      .replaceAll('main-job-cardiac', id)
      .replaceAll('Heartley', family)
      .replaceAll('999 000 9001', number),
  );
const isWhole = ({ rows, pending }: { readonly rows: readonly unknown[]; readonly pending: number }): boolean =>
  rows.length === PATIENTS && pending === 0;

beforeAll(async () => {
  programFolder = await buildDeskPage();
  hospital = await openHospital({ patients: PATIENTS - 3, now: new Date().toISOString() });
  const key = await addIntegrationKey(hospital.server.store, 'hospital');
  hospitalSays = async (resource) => {
    const answer = await fetch(new URL('fhir', hospital.server.url.replace(/\/?$/, '/')), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(resource),
    });
    const report = (await answer.json()) as { refusedCount: number };
    expect([answer.status, report.refusedCount]).toEqual([200, 0]);
  };
  await hospitalSays(cardiacPatient('ward-001', new Date()));
  await hospitalSays(potassiumOf(4.1, 'k1', new Date(Date.now() - 3 * 3_600_000)));
  await hospitalSays(another('merge-old', 'Oldname', '999 000 9002'));
  await hospitalSays(another('merge-new', 'Newname', '999 000 9003'));
  [cutOff, other] = await Promise.all([openWorkstation({ programFolder }), openWorkstation({ programFolder })]);
});
afterAll(async () => {
  await cutOff?.close();
  await other?.close();
  await hospital?.close();
  if (programFolder !== undefined) await rm(programFolder, { recursive: true, force: true });
});

let cardiac: string;
let oldRecord: string;
let newRecord: string;
let interventionId: string;
let items: readonly AwayItem[];

const lineOf = (view: ChartView, drug: string): string =>
  view.chart.orders.find(({ medication }) => medication.text === drug)?.id ?? `no ${drug}`;
async function answerAll(view: ChartView): Promise<void> {
  for (const { finding, state } of view.findings)
    if (finding.tier === 'mustAnswer' && state.state !== 'answered')
      await martin.write({ kind: 'answer', chartId: view.chart.id, findingKey: finding.key, code: 'alreadyManaged' });
}

test('the first load is nobody’s absence: nothing is listed', async () => {
  expect(await martin.open('martin', 'session.enrol')).toBe(true);
  const { rows } = await martin.seen('worklist', isWhole);
  await martin.seen('sync', ({ state }) => state === 'live');
  const named = (name: string): string => rows.find(({ familyName }) => familyName === name)?.chartId ?? '';
  [cardiac, oldRecord, newRecord] = [named('Heartley'), named('Oldname'), named('Newname')];
  const view = await martin.openChart(cardiac);
  const written = await martin.write({
    kind: 'intervention',
    chartId: cardiac,
    orderIds: [lineOf(view, 'bisoprolol')],
    problem: '10',
    type: '5',
    message: 'Please measure the heart rate.',
  });
  interventionId = written.ok ? written.id : '';
  await martin.seen('sync', ({ state, unsent }) => state === 'live' && unsent === 0);
  expect(await martin.seen('away', ({ isAway }) => !isAway)).toMatchObject({ items: [], comparing: null });
  // What was seen is on the disk a second later.
  await new Promise((resolve) => setTimeout(resolve, 2500));
});

test('cut off and restarted, a pharmacist works on', async () => {
  hospital.network.cut();
  await martin.seen('sync', ({ state }) => state === 'offline');
  await cutOff.restart();
  expect(await martin.open('martin', 'session.unlock')).toBe(true);
  await martin.seen('worklist', isWhole);
  const view = await martin.openChart(cardiac);
  await answerAll(view);
  const orderIds = ['spironolactone', 'bisoprolol', 'pantoprazole'].map((drug) => lineOf(view, drug));
  expect((await martin.write({ kind: 'validation', chartId: cardiac, orderIds })).ok).toBe(true);
  await martin.saveDraft(`comment:${oldRecord}`, 'Ask about the ankle swelling');
  expect((await martin.seen('away', ({ isAway }) => isAway)).items).toEqual([]);
});

test('meanwhile the colleague and the hospital go on', async () => {
  expect(await roux.open('roux', 'session.enrol')).toBe(true);
  await roux.seen('worklist', isWhole);
  const view = await roux.openChart(cardiac);
  const shared = await roux.write({ kind: 'validation', chartId: cardiac, orderIds: [lineOf(view, 'bisoprolol')] });
  await roux.seen('chart', ({ events }) => events.some(({ id }) => id === interventionId));
  const refused = await roux.write({
    kind: 'interventionOutcome',
    chartId: cardiac,
    interventionId,
    outcome: 'refused',
    reason: 'Measured by the nurse',
  });
  expect([shared.ok, refused.ok]).toEqual([true, true]);
  await roux.seen('sync', ({ unsent }) => unsent === 0);
  await hospitalSays(potassiumOf(6.3, 'k2', new Date(Date.now() - 60_000)));
  const bundle = cardiacPatient('ward-001', new Date()) as { entry: { resource: { id: string; status?: string } }[] };
  const pantoprazole = bundle.entry.map(({ resource }) => resource).find(({ id }) => id.endsWith('-pantoprazole'));
  await hospitalSays({ ...pantoprazole, status: 'stopped' });
  const patientOf = (id: string, family: string, numbers: readonly string[], more: object = {}) => ({
    resourceType: 'Patient',
    id,
    name: [{ family, given: ['Nora'] }],
    gender: 'female',
    birthDate: '1961-02-03',
    identifier: numbers.map((value) => ({ system: 'urn:test', value })),
    ...more,
  });
  await hospitalSays(patientOf('merge-new', 'Newname', ['999 000 9003', '999 000 9002']));
  const link = [{ other: { reference: 'Patient/merge-new' }, type: 'replaced-by' }];
  await hospitalSays(patientOf('merge-old', 'Oldname', ['999 000 9002'], { link }));
});

test('F18, F46: after the reconnection the list says what matters, worst first, and each leads to its line', async () => {
  hospital.network.mend();
  await martin.syncNow();
  const view: AwayView = await martin.seen(
    'away',
    ({ isAway, comparing, items: listed }) => !isAway && comparing === null && listed.length >= 5,
  );
  ({ items } = view);
  expect(items.map(({ kind }) => kind)).toEqual([
    'validationNotSafe',
    'stoppedLineValidated',
    'patientMerged',
    'duplicate',
    'outcome',
  ]);
  const [notSafe, stopped, , duplicate, outcome] = items;
  expect(notSafe).toMatchObject({ chartId: cardiac, drugs: ['spironolactone'], because: [{ params: { value: 6.3 } }] });
  expect(notSafe?.findingKey).not.toBeNull();
  expect(stopped).toMatchObject({ chartId: cardiac, drugs: ['pantoprazole'] });
  expect(duplicate).toMatchObject({ chartId: cardiac, drugs: ['bisoprolol'], by: 'A. Roux' });
  expect(outcome?.because).toMatchObject([{ key: 'interventionOutcome.refused' }, { key: 'away.reason' }]);
  const { events } = await martin.openChart(cardiac);
  const validators = events.flatMap(({ body, authorName }) => (body.kind === 'validation' ? [authorName] : []));
  expect(validators.toSorted()).toEqual(['A. Roux', 'C. Martin']);
});

test('F25: a record merged while a draft is open: the draft follows the record that goes on', async () => {
  const merged = items.find(({ kind }) => kind === 'patientMerged');
  expect(merged).toMatchObject({
    chartId: newRecord,
    mergedChartId: oldRecord,
    because: [{ key: 'away.mergedInto' }, { key: 'away.draftComment' }],
    patient: { familyName: 'Oldname' },
  });
  expect(await martin.draftOf(`comment:${newRecord}`)).toMatchObject({ text: 'Ask about the ankle swelling' });
  expect(await martin.draftOf(`comment:${oldRecord}`)).toBeNull();
});

test('what is not seen yet outlives a restart; what was seen does not come back', async () => {
  const last = items.at(-1)?.id ?? '';
  await martin.markAwaySeen(items.map(({ id }) => id).filter((id) => id !== last));
  await martin.seen('away', ({ items: listed }) => listed.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  await cutOff.restart();
  expect(await martin.open('martin', 'session.unlock')).toBe(true);
  await martin.seen('sync', ({ state }) => state === 'live');
  const view = await martin.seen('away', ({ isAway, comparing }) => !isAway && comparing === null);
  expect(view.items.map(({ id }) => id)).toEqual([last]);
});
