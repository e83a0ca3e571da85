import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHospital, type Hospital } from '../support/hospital.ts';
import { pharmacistAt } from '../support/pharmacist.ts';
import { openWorkstation, type Workstation } from '../support/workstation.ts';

let hospital: Hospital;
let station: Workstation;
beforeAll(async () => {
  hospital = await openHospital({ patients: 3, now: new Date().toISOString() });
  station = await openWorkstation();
});
afterAll(async () => {
  await station?.close();
  await hospital?.close();
});

/** Files below the folder that hold the words, as UTF-8 or as UTF-16. */
async function filesWith(folder: string, words: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'))) found.push(entry.name);
  }
  return found;
}

test('what is typed about a patient is in no file of the browser, and the control is', async () => {
  const { page } = station;
  const martin = pharmacistAt(page);
  await martin.setUp(hospital.network.url, 'martin');
  await martin.waitForPatients(3);
  await martin.openFirstPatient();
  await page().keyboard.press('i');
  const message = page().getByLabel('Message to the prescriber');
  await message.fill('Zymbraquark about this patient');
  await page().keyboard.press('Escape');
  await page().evaluate(() => {
    const control = document.createElement('textarea');
    control.id = 'control';
    control.name = 'control';
    document.body.append(control);
  });
  await page().locator('#control').fill('Quorvexolith of the control');
  // The browser writes its session some seconds after the last change.
  await page().waitForTimeout(8000);
  await station.quit();
  expect(await filesWith(station.engineFolder, 'Quorvexolith')).not.toEqual([]);
  expect(await filesWith(station.engineFolder, 'Zymbraquark')).toEqual([]);
  expect(await filesWith(station.profileFolder, 'Zymbraquark')).toEqual([]);
});
