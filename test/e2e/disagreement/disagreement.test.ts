import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallState } from '../../../schema/state/smallState.ts';
import { openHospital, type Hospital } from '../support/hospital.ts';
import { pharmacistAt } from '../support/pharmacist.ts';
import { pictureOfFailure } from '../support/pictureOfFailure.ts';
import { openWorkstation, type Workstation } from '../support/workstation.ts';

/** Two workstations without the server correct the weight of one patient; on reconnection they must not overwrite each other. */
let hospital: Hospital;
let ward: Workstation;
let colleague: Workstation;
const PATIENTS = 20;

beforeAll(async () => {
  hospital = await openHospital({ patients: PATIENTS, now: new Date().toISOString() });
  [ward, colleague] = await Promise.all([openWorkstation(), openWorkstation()]);
});
afterAll(async () => {
  await ward?.close();
  await colleague?.close();
  await hospital?.close();
});

pictureOfFailure(() => ({ ward, colleague }));
const martin = pharmacistAt(() => ward.page());
const roux = pharmacistAt(() => colleague.page());

async function correctWeight(person: typeof martin, kilograms: string): Promise<void> {
  await person.page().keyboard.press('e');
  await person
    .page()
    .getByLabel(/Weight in kg/)
    .waitFor();
  await person.page().keyboard.type(kilograms);
  await person.page().keyboard.press('Enter');
  await person.page().locator('.banner').getByText(`${kilograms} kg`).waitFor();
}

async function syncNow(person: typeof martin): Promise<void> {
  await person.page().keyboard.press('Control+k');
  await person.page().keyboard.type('Sync now');
  // Patients whose name matched the first letters leave the list a moment later.
  await expect
    .poll(() => person.page().getByRole('option').allInnerTexts())
    .toEqual([expect.stringContaining('Sync now')]);
  await person.page().keyboard.press('Enter');
}

test('both correct the weight without the server, and each sees what it wrote', async () => {
  await martin.setUp(hospital.network.url, 'martin');
  await roux.setUp(hospital.network.url, 'roux');
  await martin.waitForPatients(PATIENTS);
  await roux.waitForPatients(PATIENTS);
  const name = await martin.openFirstPatient();
  await roux.openPatient(name.split(',')[0] ?? '');
  hospital.network.cut();
  await martin.syncIs(/^Offline since/);
  await roux.syncIs(/^Offline since/);
  await correctWeight(martin, '48');
  await correctWeight(roux, '84');
});

// WL-INBOX-001 WL-INBOX-004
test('after reconnection both see the disagreement with both values', async () => {
  hospital.network.mend();
  await Promise.all([syncNow(martin), syncNow(roux)]);
  for (const person of [martin, roux]) {
    await person.text(/pharmacists said different things/).waitFor({ timeout: 90_000 });
    const weight = person
      .page()
      .locator('.banner')
      .getByText(/in dispute/)
      .first();
    expect((await weight.innerText()).replaceAll('\u00a0', ' ')).toMatch(/48 kg.*84 kg|84 kg.*48 kg/);
  }
});

// WL-INBOX-003
test('one settles it by keyboard, and both agree with both values in the history', async () => {
  await roux.page().keyboard.press('d');
  await roux
    .page()
    .locator('.disagreements')
    .getByText(/48.kg: C\. Martin/)
    .waitFor();
  await roux.page().getByRole('radio', { name: /48.kg/ }).focus();
  await roux.page().keyboard.press('Space');
  await roux.page().keyboard.press('Enter');
  await roux.text('Nothing to settle').waitFor();
  await roux.page().keyboard.press('Escape');
  await syncNow(roux);
  for (const person of [martin, roux]) {
    await expect.poll(() => person.text(/pharmacists said different things/).count(), { timeout: 90_000 }).toBe(0);
    await person.page().locator('.banner').getByText('48 kg').first().waitFor();
    await person.page().keyboard.press('4');
    await person.text(/Settled by A\. Roux as 48.kg/).waitFor();
  }
  const { rows } = await hospital.server.store.pool.query<{ document: string }>(
    "select document from small_state where kind = 'correction'",
  );
  const [state] = rows.map(({ document }) => smallState.parse(JSON.parse(document)));
  expect(rows).toHaveLength(1);
  expect(state).toMatchObject({ fields: { weightKg: { value: 48 } }, conflicts: [{ settled: { value: 48 } }] });
  const values = state?.conflicts.flatMap(({ mine, theirs }) => [mine.value, theirs?.value]);
  expect(values?.toSorted()).toEqual([48, 84]);
  await martin.syncIs(/^Live/);
  await roux.syncIs(/^Live/);
});
