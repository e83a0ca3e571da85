import { expect, it } from 'vitest';
import { axeViolations, chart, screensInBrowser, TEST_MS, wordsOf, worklist } from './screensInBrowser.ts';

const withPage = screensInBrowser();

// WL-INBOX-004
it(
  'a disagreement is said on every screen, opened with one key, and settled by keyboard',
  { timeout: TEST_MS },
  async () => {
    await withPage({ state: 'disagreement' }, async (page) => {
      await worklist(page);
      expect(await wordsOf(page, '.remark')).toMatch(/On one patient pharmacists said different things/);
      await page.keyboard.press('d');
      const inbox = page.locator('.disagreements');
      await inbox.waitFor();
      const words = (await inbox.innerText()).replaceAll('\u00a0', ' ');
      expect(words).toMatch(/Both had seen: 61 kg \(hospital’s record\)/);
      expect(words).toMatch(/64 kg: A\. Roux/);
      expect(words).toMatch(/46\.5 kg: yours/);
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.type('58,5');
      await page.keyboard.press('Enter');
      await page.getByText('Nothing to settle').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('.remark').count()).toBe(0);
      await chart(page, '4');
      await page
        .getByText(/Weight: 46\.5\skg by C\. Martin, 64\skg by A\. Roux\. Settled by C\. Martin as 58\.5\skg/)
        .waitFor();
      expect(await wordsOf(page, '.banner')).toMatch(/58\.5 kg/);
    });
  },
);

it('a weight is corrected from the chart, and a number that is none is not taken', { timeout: TEST_MS }, async () => {
  await withPage({ language: 'fr' }, async (page) => {
    await chart(page, 'e');
    await page.getByLabel(/Poids en kg/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.type('5800');
    expect(await page.getByRole('button', { name: 'Enregistrer' }).isDisabled()).toBe(true);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('58,5');
    await page.keyboard.press('Enter');
    await expect.poll(() => wordsOf(page, '.banner')).toMatch(/58,5 kg/);
  });
});
