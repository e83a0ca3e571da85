import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchBrowser, openSample, type SampleView } from './openSample.ts';
import { serveScreens, type ServedScreens } from './serveScreens.ts';

export const TEST_MS = 60_000;

/** The screens over the sample desk in a browser of this test file; opens a page for each test and closes it. */
export function screensInBrowser() {
  let screens: ServedScreens;
  let browser: Browser;
  beforeAll(async () => {
    screens = await serveScreens();
    browser = await launchBrowser();
  }, TEST_MS);
  afterAll(async () => {
    await browser.close();
    await screens.close();
  });
  return async function withPage(view: SampleView, use: (page: Page) => Promise<void>): Promise<void> {
    const { page, complaints } = await openSample(browser, screens.url, view);
    page.setDefaultTimeout(10_000);
    try {
      await use(page);
      expect(complaints).toEqual([]);
    } finally {
      await page.context().close();
    }
  };
}

/** The hidden button by which a reader leaves a React Aria popover lies beside its dialog, outside every landmark. */
const OUTSIDE_LANDMARKS = '<div style="display: contents;">';

export async function axeViolations(page: Page): Promise<readonly string[]> {
  const result = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode()
    .analyze();
  const violations = result.violations.filter(
    ({ id, nodes }) => !(id === 'region' && nodes.every(({ html }) => html === OUTSIDE_LANDMARKS)),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`);
}

/** The words of the first such element, with ordinary spaces. */
export const wordsOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).first().innerText()).replaceAll('\u00a0', ' ');

export const worklist = async (page: Page): Promise<void> =>
  page.locator('.peek .card, .empty-state').first().waitFor();
export const chart = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  await worklist(page);
  await page.keyboard.press('Enter');
  await page.locator('.sheet').waitFor();
  for (const key of keys) await page.keyboard.press(key);
};
