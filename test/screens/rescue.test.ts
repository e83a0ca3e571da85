import { describe, expect, it } from 'vitest';
import { screensInBrowser, TEST_MS, worklist } from './screensInBrowser.ts';

const withPage = screensInBrowser();

describe('the rescue file', () => {
  it(
    'F38: is written from the list of what is unsent, by keyboard, and says where it lies and what to do',
    { timeout: TEST_MS },
    () =>
      withPage({ state: 'needsAttention' }, async (page) => {
        await worklist(page);
        // One key from anywhere: what is unsent, why, and what to do.
        await page.keyboard.press('u');
        const box = page.locator('.rescue');
        await expect.poll(() => box.innerText()).toContain('Write a rescue file (4 acts)');
        await box.locator('.button').first().focus();
        await page.keyboard.press('Enter');
        await expect
          .poll(() => box.locator('[role=status]').innerText())
          .toMatch(/4 acts are in the file ~\/Wardlight.*Copy it to a USB stick.*stay here too/s);
      }),
  );

  it('of another workstation is taken in, and what was refused is not passed over', { timeout: TEST_MS }, () =>
    withPage({ state: 'needsAttention', language: 'fr' }, async (page) => {
      await worklist(page);
      await page.locator('.foot .button').click();
      const box = page.locator('.rescue');
      const file = { name: 'rescue.txt', mimeType: 'text/plain', buffer: Buffer.from('wardlight-rescue 1 0') };
      await box.locator('input[type=file]').setInputFiles(file);
      await expect
        .poll(() => box.locator('[role=status]').innerText())
        .toMatch(/ward-2a-01\s: 3 actes repris, 1 déjà là, 1 refusé\..*Gardez le fichier/s);
    }),
  );
});
