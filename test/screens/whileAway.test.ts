import { describe, expect, it } from 'vitest';
import { screensInBrowser, TEST_MS, wordsOf, worklist } from './screensInBrowser.ts';

const withPage = screensInBrowser();

describe('what changed while a person was away, by keyboard', () => {
  it(
    'is one key from the worklist, worst first, and one key from each chart, at its finding',
    { timeout: TEST_MS },
    () =>
      withPage({ state: 'afterAway' }, async (page) => {
        await worklist(page);
        expect(await wordsOf(page, '.away-line')).toContain('6 things changed that concern you');
        await page.keyboard.press('w');
        expect(await wordsOf(page, '.away-row')).toContain('2 lines you validated are no longer safe');
        await page.keyboard.press('Enter');
        await page.locator('.sheet').waitFor();
        await expect
          .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-finding')))
          .toBe('laboratory.potassium');
      }),
  );

  it('F46: leads to the line that was stopped, among the past ones', { timeout: TEST_MS }, () =>
    withPage({ state: 'afterAway' }, async (page) => {
      await worklist(page);
      await page.keyboard.press('w');
      await page.keyboard.press('j');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
        'You validated a line that has been stopped',
      );
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-past-order')))
        .toBe('furosemide');
    }),
  );

  it('what was seen goes, the next takes its place, and after the last the list says so', { timeout: TEST_MS }, () =>
    withPage({ state: 'afterAway' }, async (page) => {
      await worklist(page);
      await page.keyboard.press('w');
      await page.keyboard.press('j');
      await page.keyboard.press('s');
      await expect.poll(() => page.locator('.away-row').count()).toBe(5);
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('To be answered');
      await page.keyboard.press('Shift+S');
      await page.locator('.empty-state').waitFor();
      expect(await wordsOf(page, '.empty-state')).toContain('Nothing that matters to you changed');
    }),
  );

  it('F25: the record that goes on says so and offers the draft', { timeout: TEST_MS }, () =>
    withPage({ state: 'afterAway' }, async (page) => {
      await worklist(page);
      for (const key of ['w', 'j', 'j', 'j', 'Enter']) await page.keyboard.press(key);
      await page.locator('.merged').waitFor();
      expect(await wordsOf(page, '.merged')).toContain('BEN ALI, Sophia was merged into this one');
      await page.getByRole('button', { name: 'Go on writing' }).click();
      await page.locator('.intervention-form').waitFor();
    }),
  );

  it('is said while it is being made', { timeout: TEST_MS }, () =>
    withPage({ state: 'comparing', language: 'fr' }, async (page) => {
      await worklist(page);
      await page.keyboard.press('w');
      expect((await wordsOf(page, '.away [role="status"]')).replaceAll('\u202f', ' ')).toBe(
        'Les patients sont revus : 1 210 sur 3 000',
      );
    }),
  );
});
