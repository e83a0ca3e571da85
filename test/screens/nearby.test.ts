import { describe, expect, it } from 'vitest';
import { axeViolations, screensInBrowser, TEST_MS, worklist } from './screensInBrowser.ts';

const withPage = screensInBrowser();

describe('WL-NEAR-005: workstations nearby', () => {
  it(
    'are shown with the last exchange and why there was none, and are never said to be the server',
    { timeout: TEST_MS },
    () =>
      withPage({ state: 'needsAttention' }, async (page) => {
        await worklist(page);
        await page.locator('.foot .button').click();
        const box = page.locator('.nearby');
        await expect.poll(() => box.innerText()).toContain('P. Roux (10.20.4.12)');
        const words = await box.innerText();
        expect(words).toMatch(/stays unsent until the server has it/);
        expect(words).toMatch(/pharmacy-2\s+none yet\s+says nothing: locked/);
        expect(words).toMatch(/pharmacy-3\s+none yet\s+does not answer/);
        expect(await axeViolations(page)).toEqual([]);
      }),
  );

  it('are told in French', { timeout: TEST_MS }, () =>
    withPage({ state: 'needsAttention', language: 'fr' }, async (page) => {
      await worklist(page);
      await page.locator('.foot .button').click();
      const box = page.locator('.nearby');
      await expect.poll(() => box.innerText()).toMatch(/3 actes venus de ce poste/);
    }),
  );
});
