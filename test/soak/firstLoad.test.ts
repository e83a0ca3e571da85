import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SyncView, WorklistView } from '../../renderer/desk/deskViews.ts';
import { buildDeskPage } from '../e2e/support/buildDeskPage.ts';
import { openHospital, type Hospital } from '../e2e/support/hospital.ts';
import { openWorkstation, type Workstation } from '../e2e/support/workstation.ts';
import { createSlowLine, type SlowLine } from '../e2e/support/slowLine.ts';

const PATIENTS = 1100;
const KILLS = 10;
const DOCUMENTS_PER_SECOND = 75;
/** What a kill may cost: a page being written and one read ahead, 125 documents or a second each. */
const PAGE = 250;
/** Ten starts of an engine on a machine that does other things too. */
const TEST_MS = 480_000;
const PERSON = { username: 'martin', password: 'wardlight-demo' };

let programFolder: string;
let hospital: Hospital;
let line: SlowLine;
let station: Workstation;

beforeAll(async () => {
  programFolder = await buildDeskPage();
  hospital = await openHospital({ patients: PATIENTS, now: new Date().toISOString() });
  line = await createSlowLine(hospital.server.url, DOCUMENTS_PER_SECOND);
  station = await openWorkstation({ programFolder });
});
afterAll(async () => {
  await station?.close();
  await line?.close();
  await hospital?.close();
  if (programFolder !== undefined) await rm(programFolder, { recursive: true, force: true });
});

async function openDesk(page: Page, isNew: boolean): Promise<void> {
  await page.evaluate(
    async ({ person, serverUrl, first }) => {
      const { wardlightTest } = window;
      const described = await wardlightTest.call('shell.describe', {});
      const opened = first
        ? await wardlightTest.call('session.enrol', { ...person, serverUrl })
        : await wardlightTest.call('session.unlock', person);
      if (!opened.ok) throw new Error(opened.code);
      const desk = wardlightTest.createDesk();
      const { views } = wardlightTest;
      const states: string[] = [];
      views['states'] = states;
      desk.subscribeSync((view) => {
        views['sync'] = view;
        states.push(`${view.state} ${view.wardsLoading.length}`);
      });
      const { user, capability, vaultId, deviceId } = opened;
      await desk.start({ capability, vaultId, deviceId, user, policy: described.policy });
      desk.subscribeWorklist({ wardId: null, filter: 'all', words: '' }, (view) => {
        views['worklist'] = view;
      });
    },
    { person: PERSON, serverUrl: line.url, first: isNew },
  );
}
const viewOf = async <T>(name: string): Promise<T | undefined> =>
  (await station.page().evaluate((which) => window.wardlightTest.views[which], name)) as T | undefined;

/** Never green, and never a ward that is whole and is not, whatever was said since the desk opened. */
async function checkWhatWasSaid(): Promise<void> {
  const said = (await viewOf<readonly string[]>('states')) ?? [];
  expect(said.filter((each) => each.startsWith('live ') && each !== 'live 0')).toEqual([]);
}

test(
  'F20: a browser killed at 10 random points of its first load goes on where it was, at most one page fetched again',
  { timeout: TEST_MS },
  async () => {
    let seed = 20_261_121;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const passed = (): number => line.bulks.reduce((sum, { documents }) => sum + documents.length, 0);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = passed();
      const until = 20 + Math.floor(random() * 130);
      await openDesk(station.page(), kill === 0);
      await expect.poll(() => passed() - before, { timeout: 60_000, interval: 20 }).toBeGreaterThan(until);
      await checkWhatWasSaid();
      await station.kill();
      await station.restart();
    }
    await openDesk(station.page(), false);
    await expect.poll(async () => (await viewOf<SyncView>('sync'))?.state, { timeout: 150_000 }).toBe('live');
    await checkWhatWasSaid();

    const again: number[] = [];
    const seen = new Set<string>();
    for (const { documents } of line.bulks) {
      again.push(documents.filter((document) => seen.has(document)).length);
      for (const document of documents) seen.add(document);
    }
    expect(Math.max(...again)).toBeLessThanOrEqual(PAGE);
    // Something was lost and something kept: the kills fell into the middle.
    expect(again.some((count) => count > 0)).toBe(true);
    expect(line.bulks.filter(({ from }) => from > 0).length).toBeGreaterThan(2);
    expect(line.bulks[0]?.wards).toHaveLength(1);

    await expect.poll(async () => (await viewOf<WorklistView>('worklist'))?.pending, { timeout: 60_000 }).toBe(0);
    const worklist = await viewOf<WorklistView>('worklist');
    expect(worklist?.counts.all).toBe(PATIENTS);
    expect(worklist?.wards.every(({ loading }) => loading === null)).toBe(true);
  },
);
