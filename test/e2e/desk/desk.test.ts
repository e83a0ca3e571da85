import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDeskPage } from '../support/buildDeskPage.ts';
import { openHospital, type Hospital } from '../support/hospital.ts';
import { openWorkstation, type Workstation } from '../support/workstation.ts';

let programFolder: string;
let hospital: Hospital;
let workstation: Workstation;

beforeAll(async () => {
  programFolder = await buildDeskPage();
  hospital = await openHospital({ patients: 60, now: new Date().toISOString() });
  workstation = await openWorkstation({ programFolder });
});
afterAll(async () => {
  await workstation?.close();
  await hospital?.close();
  if (programFolder !== undefined) await rm(programFolder, { recursive: true, force: true });
});

const page = () => workstation.page();

async function openDesk(channel: 'session.enrol' | 'session.unlock'): Promise<unknown> {
  return page().evaluate(
    async ({ channel: asked, serverUrl }) => {
      const { wardlightTest } = window;
      const described = await wardlightTest.call('shell.describe', {});
      const person = { username: 'martin', password: 'wardlight-demo' };
      const opened = asked === 'session.enrol' ? await wardlightTest.call('session.enrol', { ...person, serverUrl }) : await wardlightTest.call('session.unlock', person);
      if (!opened.ok) return opened;
      const desk = wardlightTest.createDesk();
      wardlightTest.desk = desk;
      const { views } = wardlightTest;
      desk.onFailure((failure) => { views['failure'] = failure; });
      desk.subscribeSync((view) => { views['sync'] = view; });
      desk.subscribeOutbox((view) => { views['outbox'] = view; });
      const { user, capability, vaultId, deviceId } = opened;
      const started = await desk.start({ capability, vaultId, deviceId, user, policy: described.policy });
      desk.subscribeWorklist({ wardId: null, filter: 'all', words: '' }, (view) => { views['worklist'] = view; });
      return { ok: started.ok, names: started.ok ? Object.keys(started.substanceNames).length : 0 };
    },
    { channel, serverUrl: hospital.network.url },
  );
}

test('first load: every patient of the hospital is reviewed and ranked, and the copy is verified', async () => {
  expect(await openDesk('session.enrol')).toMatchObject({ ok: true });
  await page().waitForFunction(() => {
    const { worklist, sync } = window.wardlightTest.views as { worklist?: { rows: unknown[]; pending: number }; sync?: { verified: boolean } };
    return worklist?.rows.length === 60 && worklist.pending === 0 && sync?.verified === true;
  }, undefined, { timeout: 30_000 });
  const seen = await page().evaluate(() => window.wardlightTest.views);
  console.log(JSON.stringify(seen['sync'], null, 1), JSON.stringify((seen['worklist'] as { rows: unknown[] }).rows.slice(0, 3), null, 1), seen['failure']);
});
