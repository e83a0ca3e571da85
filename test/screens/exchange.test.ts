import { describe, expect, it } from 'vitest';
import { axeViolations, screensInBrowser, TEST_MS, worklist } from './screensInBrowser.ts';

const withPage = screensInBrowser();

describe('WL-EXCHANGE-005: the exchange file', () => {
  it(
    'is written by keyboard; the panel says when the last exchange was, with whom, and what is not on the server',
    { timeout: TEST_MS },
    () =>
      withPage({ state: 'needsAttention' }, async (page) => {
        await worklist(page);
        await page.locator('.foot .button').click();
        const box = page.locator('.exchange');
        await expect.poll(() => box.innerText()).toContain('Write an exchange file (6 acts)');
        const words = await box.innerText();
        expect(words).toMatch(/Last file taken in .* from P\. Roux: 3 new acts/);
        expect(words).toMatch(/3 acts of colleagues count here and are not yet seen by the server/);
        await box.locator('.button').first().focus();
        await page.keyboard.press('Enter');
        await expect
          .poll(() => box.locator('[role=status]').innerText())
          .toMatch(/6 acts are in the file ~\/Wardlight.*USB stick/s);
        expect(await axeViolations(page)).toEqual([]);
      }),
  );

  it('of a colleague is taken in, and what was left out is told with its reason', { timeout: TEST_MS }, () =>
    withPage({ state: 'needsAttention', language: 'fr' }, async (page) => {
      await worklist(page);
      await page.locator('.foot .button').click();
      const box = page.locator('.exchange');
      const file = { name: 'exchange.txt', mimeType: 'text/plain', buffer: Buffer.from('wardlight-exchange 1 0') };
      await box.locator('input[type=file]').setInputFiles(file);
      await expect
        .poll(() => box.locator('[role=status]').innerText())
        .toMatch(
          /De P\. Roux.*4 actes nouveaux ici, 3 déjà là.*2 actes ne concernent pas vos services.*1 acte laissé de côté.*horloge.*que du serveur/s,
        );
    }),
  );

  it(
    'marks on the worklist and the chart what came from a colleague and is not on the server',
    { timeout: TEST_MS },
    () =>
      withPage({ state: 'needsAttention' }, async (page) => {
        await worklist(page);
        await expect
          .poll(() =>
            page
              .locator('.patient-row')
              .filter({ hasText: /\d not on the server/ })
              .count(),
          )
          .toBeGreaterThan(0);
        await page.keyboard.press('Enter');
        await page.locator('.sheet').waitFor();
        await expect
          .poll(() =>
            page
              .locator('[data-order]')
              .filter({ hasText: /not on the server yet/ })
              .count(),
          )
          .toBeGreaterThan(0);
        expect(await axeViolations(page)).toEqual([]);
      }),
  );
});
