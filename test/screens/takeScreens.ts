import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, openSample, type SampleView } from './openSample.ts';
import { serveScreens } from './serveScreens.ts';

interface Picture {
  readonly name: string;
  readonly view: SampleView;
  /** Brings the screen to what is to be seen, by keyboard where a pharmacist would. */
  readonly act?: (page: Page) => Promise<void>;
}

const press =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await page.locator('.peek .card, .empty-state').first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
  };
const inChart =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await press('Enter')(page);
    await page.locator('.sheet').waitFor();
    for (const key of keys) await page.keyboard.press(key);
  };
const typeAndEnter = async (page: Page): Promise<void> => {
  for (const field of await page.locator('form input').all())
    await field.fill((await field.getAttribute('type')) === 'url' ? 'https://wardlight.hospital.example' : 'martin');
  await page.keyboard.press('Enter');
};

const PICTURES: readonly Picture[] = [
  { name: 'worklist', view: { state: 'offline' }, act: press() },
  { name: 'worklist-dark', view: { state: 'offline', theme: 'dark' }, act: press() },
  { name: 'worklist-comfortable', view: { density: 'comfortable' }, act: press('J', 'J') },
  { name: 'worklist-first-load', view: { state: 'firstLoad' }, act: press('J', 'J') },
  { name: 'worklist-load-starting', view: { state: 'loadStarting' } },
  { name: 'worklist-empty-ward', view: { state: 'emptyWard' } },
  { name: 'worklist-nothing-loaded', view: { state: 'nothingLoaded' } },
  { name: 'worklist-stale', view: { state: 'staleFeeds' }, act: press('J', 'J', 'J') },
  { name: 'worklist-knowledge-failed', view: { state: 'knowledgeFailed' }, act: press() },
  { name: 'worklist-untrusted', view: { state: 'untrustedClock' }, act: press() },
  {
    name: 'worklist-sign-in-needed',
    view: { state: 'signInNeeded' },
    act: async (page) => {
      await press()(page);
      await page.locator('.foot').waitFor();
      await page.locator('.pill').nth(1).click();
    },
  },
  {
    name: 'worklist-no-match',
    view: {},
    act: async (page) => {
      await press('f')(page);
      await page.keyboard.type('zebra');
    },
  },
  { name: 'worklist-10000', view: { state: 'tenThousand' }, act: press('5') },
  {
    name: 'sync-panel',
    view: { state: 'needsAttention' },
    act: async (page) => {
      await press()(page);
      await page.locator('.foot .button').click();
    },
  },
  {
    name: 'sync-rescue',
    view: { state: 'needsAttention' },
    act: async (page) => {
      await press()(page);
      await page.locator('.foot .button').click();
      const box = page.locator('.rescue');
      await box.locator('.button').first().focus();
      await page.keyboard.press('Enter');
      await box.locator('[role=status] p').waitFor();
      await box.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'sync-exchange',
    view: { state: 'needsAttention' },
    act: async (page) => {
      await press()(page);
      await page.locator('.foot .button').click();
      const box = page.locator('.exchange');
      const file = { name: 'exchange.txt', mimeType: 'text/plain', buffer: Buffer.from('wardlight-exchange 1 0') };
      await box.locator('input[type=file]').setInputFiles(file);
      await box.locator('[role=status] p').first().waitFor();
      await box.scrollIntoViewIfNeeded();
    },
  },
  { name: 'worklist-from-colleague', view: { state: 'needsAttention' }, act: press() },
  { name: 'chart-from-colleague', view: { state: 'needsAttention' }, act: inChart() },
  { name: 'chart-history-from-colleague', view: { state: 'needsAttention' }, act: inChart('4') },
  {
    name: 'sync-first-load',
    view: { state: 'firstLoad' },
    act: async (page) => {
      await press()(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('dis');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'checks-panel',
    view: {},
    act: async (page) => {
      await press()(page);
      await page.locator('.pill').first().click();
    },
  },
  {
    name: 'palette',
    view: {},
    act: async (page) => {
      await press('Control+k')(page);
      await page.keyboard.type('le');
    },
  },
  { name: 'shortcuts', view: {}, act: inChart('?') },
  {
    name: 'user-menu',
    view: {},
    act: async (page) => {
      await press()(page);
      await page.locator('.who').click();
    },
  },
  { name: 'chart', view: { state: 'offline' }, act: inChart() },
  { name: 'chart-dark', view: { state: 'offline', theme: 'dark' }, act: inChart() },
  {
    name: 'chart-why',
    view: {},
    act: async (page) => {
      await inChart()(page);
      await page.locator('.card.current .button.link').first().click();
      await page.keyboard.press('ArrowLeft');
    },
  },
  { name: 'chart-monitor', view: {}, act: inChart('m') },
  { name: 'chart-answer', view: {}, act: inChart('a', '2') },
  { name: 'chart-answered', view: { state: 'offline' }, act: inChart('a', '2', 'Enter', 'x') },
  { name: 'chart-intervention', view: {}, act: inChart('i') },
  { name: 'chart-validate-blocked', view: {}, act: inChart('v') },
  { name: 'chart-validated', view: { state: 'offline' }, act: inChart('V') },
  { name: 'chart-write-fails', view: { state: 'writeFails' }, act: inChart('V') },
  { name: 'chart-past', view: {}, act: inChart('2') },
  { name: 'chart-results', view: {}, act: inChart('3', 'ArrowLeft', 'ArrowLeft') },
  { name: 'chart-history', view: { state: 'offline' }, act: inChart('V', '4') },
  {
    name: 'chart-not-assessed',
    view: {},
    act: async (page) => {
      await press('J', 'J')(page);
      await page.keyboard.press('Enter');
      await page.locator('.sheet').waitFor();
    },
  },
  {
    name: 'chart-reopened',
    view: {},
    act: async (page) => {
      await press('J', 'J', 'J')(page);
      await page.keyboard.press('Enter');
      await page.locator('.sheet').waitFor();
    },
  },
  {
    name: 'interventions',
    view: {},
    act: async (page) => {
      await press()(page);
      await page.locator('.rail-entry').nth(1).click();
      await page.locator('.intervention').waitFor();
    },
  },
  { name: 'worklist-after-absence', view: { state: 'afterAway' }, act: press() },
  { name: 'away', view: { state: 'afterAway' }, act: press('w', 'j', 'j') },
  { name: 'away-dark', view: { state: 'afterAway', theme: 'dark' }, act: press('w', 'j') },
  { name: 'away-comparing', view: { state: 'comparing' }, act: press('w') },
  { name: 'away-nothing', view: {}, act: press('w') },
  {
    name: 'away-merged',
    view: { state: 'afterAway' },
    act: async (page) => {
      await press('w', 'j', 'j', 'j', 'Enter')(page);
      await page.locator('.merged').waitFor();
    },
  },
  { name: 'disagreements', view: { state: 'disagreement' }, act: press('d') },
  { name: 'disagreements-chart', view: { state: 'disagreement', theme: 'dark' }, act: inChart('4') },
  { name: 'correction', view: {}, act: inChart('e') },
  { name: 'enrol', view: { gate: 'notEnrolled' } },
  { name: 'enrol-unreachable', view: { gate: 'unreachable' }, act: typeAndEnter },
  { name: 'unlock', view: { gate: 'locked' } },
  { name: 'unlock-wait', view: { gate: 'wait' }, act: typeAndEnter },
  { name: 'shell-gone', view: { gate: 'gone' } },
];

/** Takes the pictures whose names start with a word given (all without one), in both languages, into `--out FOLDER` (docs/screens). */
const words = process.argv.slice(2);
const outAt = words.indexOf('--out');
const out = outAt < 0 ? join(import.meta.dirname, '../../docs/screens') : (words[outAt + 1] ?? '.');
const onlyLanguage = words.find((word) => word === 'en' || word === 'fr');
const names = words.filter(
  (word, index) => !word.startsWith('--') && word !== onlyLanguage && (outAt < 0 || index !== outAt + 1),
);
const wanted = PICTURES.filter(({ name }) => names.length === 0 || names.some((start) => name.startsWith(start)));
const screens = await serveScreens();
const browser = await launchBrowser();
let failures = 0;
try {
  mkdirSync(out, { recursive: true });
  for (const language of ['en', 'fr'] as const) {
    if (onlyLanguage !== undefined && onlyLanguage !== language) continue;
    for (const picture of wanted) await take(picture, language);
  }
} finally {
  await browser.close();
  await screens.close();
}
process.exitCode = failures === 0 ? 0 : 1;

async function take({ name, view, act }: Picture, language: 'en' | 'fr'): Promise<void> {
  const { page, complaints } = await openSample(browser, screens.url, { ...view, language });
  try {
    page.setDefaultTimeout(8000);
    await act?.(page);
    await page.clock.runFor(1200);
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(out, `${name}.${language}.png`) });
  } catch (error) {
    failures += 1;
    await page.screenshot({ path: join(out, `${name}.${language}.failed.png`) });
    console.error(`${name} (${language}): ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
  for (const complaint of complaints) console.error(`${name} (${language}) in the console: ${complaint}`);
  if (complaints.length > 0) failures += 1;
  await page.context().close();
}
