import { expect, test } from 'vitest';
import { readDemoDataCommand } from './demoDataOptions.ts';

const clock = new Date('2026-11-21T07:30:00.000Z');
const read = (...args: string[]) => readDemoDataCommand(args, { WARDLIGHT_DATA: '/data' }, clock);

test('without options: 60 patients of seed 1 around this moment, in the embedded database', () => {
  expect(read()).toMatchObject({
    ok: true,
    value: {
      action: 'fill',
      patients: 60,
      seed: '1',
      now: clock.toISOString(),
      via: 'rows',
      syntheaFolder: null,
      databaseUrl: null,
      dataFolder: '/data',
    },
  });
});

test('an instant with an offset is taken as UTC, and DATABASE_URL as the database', () => {
  const given = readDemoDataCommand(
    ['--now', '2026-11-21T08:30:00+01:00', '--patients', '20000'],
    { DATABASE_URL: 'postgresql://h/d' },
    clock,
  );
  expect(given).toMatchObject({
    ok: true,
    value: { now: '2026-11-21T07:30:00.000Z', patients: 20_000, databaseUrl: 'postgresql://h/d' },
  });
});

test.each([
  [['--patients', '0'], '--patients is a whole number from 1 to 20000, not "0".'],
  [['--patients', '20001'], '--patients is a whole number from 1 to 20000, not "20001".'],
  [['--patients', '5x'], '--patients is a whole number from 1 to 20000, not "5x".'],
  [['--now', 'yesterday'], '--now is an instant such as 2026-11-21T07:30:00Z, not "yesterday".'],
  [['--utc-offset', '900'], '--utc-offset is in minutes, from -840 to 840.'],
  [['--via', 'fax'], '--via is rows or fhir, not "fax".'],
])('%j is refused in a sentence', (args, error) => {
  expect(read(...args)).toEqual({ ok: false, error });
});

test('an unknown option points to the help', () => {
  const given = read('--pateints', '3');
  expect(given.ok ? '' : given.error).toContain('See --help.');
});
