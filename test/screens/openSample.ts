import { chromium, type Browser, type Page } from 'playwright-core';
import { findTestBrowser } from '../../build/browser/findTestBrowser.ts';
import { SAMPLE_NOW, SAMPLE_ZONE } from './sample/sampleTime.ts';
import type { SampleGate } from './sample/sampleShell.ts';
import type { SampleState } from './sample/sampleStates.ts';

export interface SampleView {
  readonly state?: SampleState;
  readonly gate?: SampleGate;
  readonly language?: 'en' | 'fr';
  readonly theme?: 'light' | 'dark';
  readonly density?: 'compact' | 'comfortable';
  readonly size?: { readonly width: number; readonly height: number };
  readonly forcedColors?: 'active';
}

export async function launchBrowser(): Promise<Browser> {
  const found = await findTestBrowser();
  if (!found.ok) throw new Error(found.error);
  const { executablePath, args, env } = found.value;
  return chromium.launch({
    executablePath,
    args: [...args, '--disable-gpu', '--force-color-profile=srgb'],
    env: { ...process.env, ...env },
  });
}

export interface SamplePage {
  readonly page: Page;
  /** Console errors and refusals of the content security policy, so that a test can demand none. */
  readonly complaints: readonly string[];
}

/** Opens the sample at its fixed moment. With no `gate` it is unlocked to the worklist. */
export async function openSample(browser: Browser, url: string, view: SampleView = {}): Promise<SamplePage> {
  const context = await browser.newContext({
    viewport: view.size ?? { width: 1366, height: 768 },
    timezoneId: SAMPLE_ZONE,
    locale: view.language === 'fr' ? 'fr-FR' : 'en-GB',
    reducedMotion: 'reduce',
    ...(view.forcedColors === undefined ? {} : { forcedColors: view.forcedColors }),
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.clock.install({ time: new Date(SAMPLE_NOW) });
  const preferences = JSON.stringify({
    language: view.language ?? 'en',
    theme: view.theme ?? 'light',
    density: view.density ?? 'compact',
  });
  await page.addInitScript((text) => localStorage.setItem('wardlight.preferences', text), preferences);
  await page.goto(`${url}/?state=${view.state ?? 'normal'}&gate=${view.gate ?? 'locked'}`);
  if (view.gate === undefined) await unlock(page);
  return { page, complaints };
}

async function unlock(page: Page): Promise<void> {
  await page.locator('input[type="password"]').fill('sample');
  await page.keyboard.press('Enter');
  await page.locator('.frame').waitFor();
}
