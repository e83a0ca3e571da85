import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPage, type TestPage } from '../browser/openPage.ts';

const ENTRIES = 40_000;

let page: TestPage;
beforeAll(async () => {
  page = await openPage(join(import.meta.dirname, '../e2e/database/largePage.ts'));
});
afterAll(() => page.discard());

it(`F33: a page of ${ENTRIES} documents is written whole in a real engine, and what follows it too`, async () => {
  const seen = await page.page().evaluate((count) => window.writePage(count), ENTRIES);
  expect(seen).toEqual({ ok: [true, true, true], seq: ENTRIES + 1, read: ENTRIES + 1, count: ENTRIES + 1 });
}, 300_000);
