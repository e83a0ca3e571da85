import { describe, expect, it } from 'vitest';
import type { SampleView } from './openSample.ts';
import { screensInBrowser, TEST_MS } from './screensInBrowser.ts';

const withPage = screensInBrowser();

describe('what is not known, not loaded or not running', () => {
  const cases: readonly (readonly [state: SampleView['state'], words: RegExp])[] = [
    ['emptyWard', /No patient is on this ward.*As known/s],
    ['loadStarting', /Loading the first patients.*0 of 31/s],
    ['nothingLoaded', /No patient is loaded on this workstation.*The server cannot be reached/s],
    ['firstLoad', /22 of 28 patients are not ranked yet/],
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
