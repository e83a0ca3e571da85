import { describe, expect, it } from 'vitest';
import type { SampleView } from './openSample.ts';
import { screensInBrowser, TEST_MS } from './screensInBrowser.ts';

const withPage = screensInBrowser();

describe('what is not known, not loaded or not running', () => {
  const cases: readonly (readonly [state: SampleView['state'], words: RegExp])[] = [
    ['emptyWard', /No patient is on this ward.*As known/s],
    ['loadStarting', /Loading the first patients.*0 of 71/s],
    ['nothingLoaded', /No patient is loaded on this workstation.*The server cannot be reached/s],
    ['firstLoad', /This ward is still loading: 6 of 31 patients are on the list/],
    ['knowledgeFailed', /Nothing is assessed: this order says nothing about risk.*Nothing was checked/s],
    ['staleFeeds', /Results 6 hours · .*Allergies never received/s],
    ['untrustedClock', /Not to be trusted.*Clock off by 2 hours/s],
  ];
  it.each(cases)('%s is said in words', { timeout: TEST_MS }, (state, words) =>
    withPage(state === undefined ? {} : { state }, async (page) => {
      await page.locator('.foot b').waitFor();
      await expect.poll(() => page.locator('.frame').innerText()).toMatch(words);
    }),
  );

  it(
    'tells by keyboard how much a first load is and how long it takes, and what is not known',
    { timeout: TEST_MS },
    () =>
      withPage({ state: 'firstLoad' }, async (page) => {
        await page.locator('.foot b').waitFor();
        await page.keyboard.press('Control+k');
        await page.keyboard.type('disk');
        await page.keyboard.press('Enter');
        const panel = page.getByRole('dialog', { name: 'Agreement with the server' });
        await expect.poll(() => panel.innerText()).toMatch(/71 patients, about 1.MB.*6 of 71 patients.*about 4 min/s);
        expect(await panel.innerText()).toMatch(/Room still needed.*not known yet.*The disk keeps for.*not known yet/s);
      }),
  );

  it('counts the seconds down before the next attempt', { timeout: TEST_MS }, () =>
    withPage({ gate: 'wait' }, async (page) => {
      await page.locator('input[type="password"]').fill('wrong');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.error').innerText()).toContain('4 seconds');
      await page.clock.runFor(2000);
      await expect.poll(() => page.locator('.error').innerText()).toContain('2 seconds');
      await page.clock.runFor(3000);
      await expect.poll(() => page.locator('button[type="submit"]').isEnabled()).toBe(true);
    }),
  );
});
