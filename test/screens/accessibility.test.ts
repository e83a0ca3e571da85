import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { SampleView } from './openSample.ts';
import { axeViolations, chart, screensInBrowser, TEST_MS, worklist } from './screensInBrowser.ts';

const withPage = screensInBrowser();

describe('accessibility: no axe violation, nothing in the console', () => {
  const states: readonly (readonly [name: string, view: SampleView, act: (page: Page) => Promise<void>])[] = [
    ['enrol', { gate: 'notEnrolled' }, async (page) => page.locator('form').waitFor()],
    ['unlock', { gate: 'locked' }, async (page) => page.locator('form').waitFor()],
    ['shell gone', { gate: 'gone' }, async (page) => page.locator('.gate-card').waitFor()],
    ['worklist, offline', { state: 'offline' }, worklist],
    ['worklist, dark, French', { state: 'offline', theme: 'dark', language: 'fr' }, worklist],
    ['worklist, first load', { state: 'firstLoad' }, worklist],
    ['worklist, empty ward', { state: 'emptyWard' }, worklist],
    ['worklist, knowledge failed', { state: 'knowledgeFailed' }, worklist],
    ['worklist, clock untrusted', { state: 'untrustedClock' }, worklist],
    ['worklist of 10,000', { state: 'tenThousand' }, worklist],
    ['worklist, forced colours', { forcedColors: 'active' }, worklist],
    [
      'sync panel',
      { state: 'needsAttention' },
      async (page) => {
        await worklist(page);
        await page.locator('.foot .button').click();
        await page.locator('.outbox').waitFor();
      },
    ],
    [
      'command palette',
      {},
      async (page) => {
        await worklist(page);
        await page.keyboard.press('Control+k');
        await page.locator('.palette-list').waitFor();
      },
    ],
    [
      'shortcut sheet',
      {},
      async (page) => {
        await worklist(page);
        await page.keyboard.press('?');
        await page.locator('.shortcut').first().waitFor();
      },
    ],
    ...(['light', 'dark'] as const).map(
      (theme) =>
        [
          `while you were away, ${theme}`,
          { state: 'afterAway', theme },
          async (page: Page) => {
            await worklist(page);
            await page.keyboard.press('w');
            await page.locator('.away-row').first().waitFor();
          },
        ] as const,
    ),
    ['chart, offline', { state: 'offline' }, chart],
    ['chart, dark, French, comfortable', { theme: 'dark', language: 'fr', density: 'comfortable' }, chart],
    ['chart, answering', {}, (page) => chart(page, 'a', '2')],
    ['chart, monitoring, dark', { theme: 'dark' }, (page) => chart(page, 'm')],
    [
      'chart, intervention',
      {},
      async (page) => {
        await chart(page, 'i');
        await page.locator('.intervention-form').waitFor();
      },
    ],
    ['chart, past', {}, (page) => chart(page, '2')],
    ['chart, results with the focus line', {}, (page) => chart(page, '3', 'ArrowLeft')],
    [
      'chart, history',
      {},
      async (page) => {
        await chart(page, '4');
        await page.locator('.comment-form').waitFor();
      },
    ],
    [
      'chart that cannot be assessed',
      {},
      async (page) => {
        await worklist(page);
        for (const key of ['j', 'j']) await page.keyboard.press(key);
        await chart(page);
      },
    ],
    [
      'interventions',
      {},
      async (page) => {
        await worklist(page);
        await page.locator('.rail-entry').nth(1).click();
        await page.locator('.intervention').waitFor();
      },
    ],
  ];
  it.each(states)('%s', { timeout: TEST_MS }, (_name, view, act) =>
    withPage(view, async (page) => {
      await act(page);
      expect(await axeViolations(page)).toEqual([]);
    }),
  );
});

describe('at 200 % zoom', () => {
  it.each([
    ['worklist', worklist],
    ['chart', chart],
  ] as const)('%s needs no sideways scrolling', { timeout: TEST_MS }, (_name, act) =>
    withPage({ size: { width: 683, height: 384 } }, async (page) => {
      await act(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    }),
  );
});
