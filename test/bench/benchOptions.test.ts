import { expect, test } from 'vitest';
import { benchHelp, readBenchOptions } from './benchOptions.ts';

test('a name and its options are read', () => {
  expect(readBenchOptions(['sync', '--patients', '500', '--only', 'load,live', '--json', '--page'])).toEqual({
    ok: true,
    value: { name: 'sync', isJson: true, isQuick: false, patients: 500, only: ['load', 'live'], isPage: true },
  });
  expect(readBenchOptions(['engine', '--help'])).toEqual({ ok: true, value: null });
});

test.each([
  [[], 'Say which: engine, sync, start.'],
  [['toString'], 'No benchmark "toString"; there are engine, sync, start.'],
  [['engine', 'sync'], 'One benchmark at a time: two would disturb each other.'],
  [['sync', '--patients', '1.5'], '--patients takes a whole number from 1 to 20000.'],
  [['sync', '--patients', '0'], '--patients takes a whole number from 1 to 20000.'],
  [['sync', '--only', 'load,lunch'], '--only takes some of load, broadband, narrow, lossy, live, push, fleet.'],
  [['sync', '--page', '--quick'], 'A quick run has no numbers for a page.'],
  [['engine', '--page'], '--only and --page are for sync.'],
])('%j is refused with a sentence', (args, error) => {
  expect(readBenchOptions(args)).toEqual({ ok: false, error });
});

test('an unknown option is refused, and help names every benchmark and option', () => {
  expect(readBenchOptions(['engine', '--jsno']).ok).toBe(false);
  for (const word of ['engine', 'sync', 'start', '--patients', '--only', '--page', '--quick', '--json', '--help'])
    expect(benchHelp).toContain(word);
});
