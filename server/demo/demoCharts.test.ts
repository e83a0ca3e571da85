import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { chart as chartSchema, type Chart } from '../../schema/chart/chart.ts';
import { analyte } from '../../schema/knowledge/analyte.ts';
import { findAnalyte } from '../../clinical/facts/findAnalyte.ts';
import { demoCharts, demoStory } from './demoCharts.ts';
import { tests as demoTests } from './plan/laboratory.ts';
import { situations } from './situations/situations.ts';

const now = '2026-11-21T07:30:00.000Z';
const options = { patients: 60, seed: 1, now };
const charts = demoCharts(options);
const hash = (made: readonly Chart[]) => createHash('sha256').update(JSON.stringify(made)).digest('hex');

test('every chart is a chart of the schema', () => {
  for (const made of [...charts, ...demoCharts({ ...options, patients: 300, seed: 'other' })]) {
    const parsed = chartSchema.safeParse(made);
    expect(parsed.error?.issues, made.id).toBeUndefined();
  }
});

test('the same seed makes the same hospital, another seed another one', () => {
  expect(hash(demoCharts(options))).toBe(hash(charts));
  expect(hash(demoCharts({ ...options, seed: 2 }))).not.toBe(hash(charts));
});

test('ids occur once', () => {
  const ids = charts.flatMap((made) => [
    made.id,
    ...made.orders.map(({ id }) => id),
    ...made.observations.map(({ id }) => id),
    ...made.administrations.map(({ id }) => id),
    ...made.allergies.entries.map(({ id }) => id),
    ...made.conditions.entries.map(({ id }) => id),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  const beds = charts.map((made) => `${made.wardId} ${made.stay?.bed ?? ''}`);
  expect(new Set(beds).size).toBe(beds.length);
});

test('the first of three wards holds 30 of 60 patients', () => {
  expect(new Set(charts.map((made) => made.wardId)).size).toBe(3);
  expect(charts.filter((made) => made.wardId === 'ward-001')).toHaveLength(30);
});

test('every situation is there once, and at least a third of the first ward is quiet', () => {
  const stories = charts.map((_, index) => demoStory(index, options));
  for (const { story } of situations)
    expect(
      stories.filter((told) => told === story),
      story,
    ).toHaveLength(1);
  expect(situations.length).toBeGreaterThanOrEqual(25);
  expect(stories.slice(0, 30).filter((story) => story === 'quiet').length).toBeGreaterThanOrEqual(10);
});

test('each patient has 3 to 20 orders, some of them current', () => {
  const counts = charts.map((made) => made.orders.length);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
  expect(Math.max(...counts)).toBeLessThanOrEqual(20);
  for (const made of charts) expect(made.orders.some((order) => order.status === 'active')).toBe(true);
});

test('the four states of the allergy record occur', () => {
  expect(new Set(charts.map((made) => made.allergies.state))).toEqual(
    new Set(['known', 'noKnownAllergies', 'notRecorded', 'unavailable']),
  );
});

test('drugs come with RxNorm codes, with ATC codes, and in words only', () => {
  const medications = charts.flatMap((made) => made.orders.map(({ medication }) => medication));
  const share = (has: (codings: (typeof medications)[number]['codings']) => boolean) =>
    medications.filter(({ codings }) => has(codings)).length / medications.length;
  expect(share((codings) => codings.some(({ system }) => system.endsWith('rxnorm')))).toBeGreaterThan(0.15);
  expect(share((codings) => codings.some(({ system }) => system.endsWith('atc')))).toBeGreaterThan(0.15);
  expect(share((codings) => codings.length === 0)).toBeGreaterThan(0.15);
});

test('creatinine is reported in both units', () => {
  const units = new Set(
    charts.flatMap((made) =>
      made.observations.filter(({ code }) => /cr[ée]atinine/i.test(code.text)).map(({ value }) => value?.unit),
    ),
  );
  expect(units).toEqual(new Set(['umol/L', 'mg/dL']));
});

test('the engine knows every test that the laboratory sends, by code and by words', () => {
  for (const [key, { reportings }] of Object.entries(demoTests)) {
    for (const { loinc, words } of reportings) {
      expect(
        findAnalyte({ codings: [{ system: 'http://loinc.org', code: loinc }], text: words }),
        `${loinc} ${words}`,
      ).toBe(analyte.parse(key));
    }
  }
});

test('nothing has happened after now, but planned doses reach into the next day', () => {
  for (const made of charts) {
    for (const { effectiveAt } of made.observations)
      expect(Date.parse(effectiveAt ?? '')).toBeLessThanOrEqual(Date.parse(now));
    for (const { at, status } of made.administrations) expect(status === 'planned').toBe(at > now);
  }
  expect(charts.some((made) => made.administrations.some(({ status }) => status === 'planned'))).toBe(true);
});

test('identifiers are of the test range', () => {
  for (const made of charts)
    for (const { value } of made.patient.identifiers) expect(value).toMatch(/^999 \d{3} \d{4}$/);
});

test('times of day are on the clock of the ward', () => {
  const paris = demoCharts({ ...options, patients: 2, utcOffsetMinutes: 60 })[0];
  const ramipril = paris?.orders.find(({ medication }) => medication.text.startsWith('Ramipril'));
  const given = paris?.administrations.filter(({ orderId }) => orderId === ramipril?.id) ?? [];
  expect(given.length).toBeGreaterThan(0);
  for (const { at } of given) expect(at).toContain('T07:00:00.000Z');
});
