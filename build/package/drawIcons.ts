import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../electron/browserShell/findBrowser.ts';
import { icnsFile, icoFile } from './iconFiles.ts';

const FOLDER = join(import.meta.dirname, 'icons');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

/**
 * Draws the icons of the installers from mark.svg, when the mark changed; what it writes is committed, so that packaging
 * needs no browser. Returns the folder.
 */
export async function drawIcons(): Promise<string> {
  const browser = findBrowser();
  if (!browser.ok) throw new Error(`no browser to draw with (looked at ${browser.error.lookedAt.join(', ')})`);
  const engine = await chromium.launch({
    executablePath: browser.value.executable,
    args: [...browser.value.arguments],
  });
  const page = await engine.newPage();
  const svg = readFileSync(join(FOLDER, 'mark.svg'), 'utf8');
  const drawn = new Map<number, Uint8Array>();
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    drawn.set(size, await page.screenshot({ omitBackground: true }));
  }
  await engine.close();
  mkdirSync(FOLDER, { recursive: true });
  for (const [size, png] of drawn) if (size <= 512) writeFileSync(join(FOLDER, `${size}x${size}.png`), png);
  writeFileSync(join(FOLDER, 'wardlight.ico'), icoFile(ICO_SIZES.map((size) => ({ size, png: pngOf(drawn, size) }))));
  writeFileSync(
    join(FOLDER, 'wardlight.icns'),
    icnsFile([128, 256, 512, 1024].map((size) => ({ size, png: pngOf(drawn, size) }))),
  );
  return FOLDER;
}

function pngOf(drawn: ReadonlyMap<number, Uint8Array>, size: number): Uint8Array {
  const png = drawn.get(size);
  if (png === undefined) throw new Error(`size ${size} was not drawn`);
  return png;
}
