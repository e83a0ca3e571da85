import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runTool } from '../../build/test/runTool.ts';
import { runBenchmark } from './runBenchmark.ts';
import { reportAsJson, reportAsText } from './printResult.ts';
import { LOAD_CASES } from './sync/syncCases.ts';
import { replicationPage } from './sync/replicationPage.ts';
import { engineFigures, resultShape, startFigures, syncFigures } from './resultShape.ts';

// The times mean nothing here: these runs show that each benchmark works, compares the same things and says so.
const MINUTES_3 = 180_000;
/** Three workstations and two peers are opened and closed, some of them four times. */
const MINUTES_5 = 300_000;
const repository = resolve(import.meta.dirname, '../..');

beforeAll(async () => {
  if (existsSync(resolve(repository, 'dist/knowledge/starter.wkp'))) return;
  const built = await runTool(resolve(repository, 'build/knowledge/command.ts'), ['build']);
  if (built.code !== 0) throw new Error(built.output);
}, MINUTES_3);

async function quick(name: string) {
  const report = await runBenchmark({ name, isQuick: true, patients: null, only: null }, () => undefined);
  const text = reportAsText(report);
  for (const peer of report.peers) expect(text).toContain(peer.name);
  const printed: unknown = JSON.parse(reportAsJson(report));
  // NaN and Infinity become null in JSON, and null is no number.
  return { report, printed: resultShape.parse(printed) };
}

test('engine: same pairs as the peers, every length of chart, a sweep', { timeout: MINUTES_3 }, async () => {
  const { charts } = engineFigures.parse((await quick('engine')).printed);
  expect(charts.map(({ lines }) => lines)).toEqual([5, 15, 40]);
});

test(
  'sync: every part once, the peers hold the same patients, and a page is made of it',
  { timeout: MINUTES_5 },
  async () => {
    const { report, printed } = await quick('sync');
    const { patients } = syncFigures.parse(printed);
    expect(report.peers[0]?.figures['charts']).toBe(patients);
    const page = replicationPage(report);
    for (const { says } of LOAD_CASES) expect(page).toContain(`## First load, ${says}`);
    for (const { name } of report.peers) expect(page).toContain(name.slice(name.indexOf(': ') + 2));
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  },
);

test('start: a restart without the server, for both sizes', { timeout: MINUTES_3 }, async () => {
  const { starts } = startFigures.parse((await quick('start')).printed);
  expect(starts.map(({ patients }) => patients)).toEqual([30, 60]);
});
