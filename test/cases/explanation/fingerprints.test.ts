import { describe, expect, test } from 'vitest';
import { review } from '../../../clinical/review/review.ts';
import { whatIf } from '../../../clinical/whatIf/whatIf.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { Finding } from '../../../schema/review/finding.ts';
import { changesThatClear } from '../../../clinical/whatIf/changesThatClear.ts';
import { contextAt, knowledge, namedCharts } from './explanationCharts.ts';

const every = namedCharts;
const findingsOf = (chart: Chart, now: string, context = contextAt(now)): ReadonlyMap<string, Finding> =>
  new Map(review({ chart, events: [] }, knowledge, context).findings.map((finding) => [finding.key, finding]));

/** The orders that a finding names, or saw. */
const named = (finding: Finding): ReadonlySet<string> =>
  new Set([...finding.orderIds, ...finding.evidence.flatMap(({ kind, recordId }) => (kind === 'order' && recordId !== undefined ? [recordId] : []))]);

function revised(chart: Chart, orderId: string): Chart {
  const orders = chart.orders.map((order) => (order.id === orderId ? { ...order, revision: order.revision + 1, note: 'Revised.' } : order));
  return { ...chart, orders };
}

describe('an answered finding stays answered', () => {
  test('when another order changes', { timeout: 60_000 }, () => {
    let compared = 0;
    for (const { chart, now, name } of every) {
      const before = findingsOf(chart, now);
      for (const { id } of chart.orders.slice(0, 4)) {
        const after = findingsOf(revised(chart, id), now);
        for (const [key, finding] of before) {
          if (named(finding).has(id)) continue;
          compared += 1;
          expect([name, key, after.get(key)?.fingerprint]).toEqual([name, key, finding.fingerprint]);
        }
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  test.each<[string, (chart: Chart, now: string) => Chart]>([
    ['a note, a bed and a name', (chart) => ({ ...chart, revision: chart.revision + 1, patient: { ...chart.patient, familyName: 'RENAMED' } })],
    ['a result that no rule looks at', (chart, now) => ({ ...chart, observations: [...chart.observations, { id: 'other', status: 'final', category: 'laboratory', code: { codings: [], text: 'Serum rhubarb' }, value: { value: 1, unit: 'mmol/L' }, effectiveAt: now, issuedAt: now }] })],
    ['the order in which records come', (chart) => ({ ...chart, orders: chart.orders.toReversed(), observations: chart.observations.toReversed() })],
  ])('when %s changes', (_, change) => {
    for (const { chart, now, name } of every) {
      const after = findingsOf(change(chart, now), now);
      for (const [key, finding] of findingsOf(chart, now)) expect([name, key, after.get(key)?.fingerprint]).toEqual([name, key, finding.fingerprint]);
    }
  });

  test('when a feed grows old and the clock is not trusted', () => {
    for (const { chart, now, name } of every) {
      const fresh = contextAt(now);
      const old = { asOf: '2020-01-01T00:00:00.000Z', limitMinutes: 60 };
      const outage = { ...fresh, clock: { trusted: false }, feeds: { orders: old, results: old, allergies: old, conditions: old, patient: old } };
      const after = findingsOf(chart, now, outage);
      for (const [key, finding] of findingsOf(chart, now)) expect([name, key, after.get(key)?.fingerprint]).toEqual([name, key, finding.fingerprint]);
    }
  });

  test('when a result comes back in the same band', () => {
    let compared = 0;
    for (const { chart, now, name } of every) {
      for (const [key, finding] of findingsOf(chart, now)) {
        if (finding.family !== 'laboratoryTrigger' || finding.parts !== undefined || finding.band?.includes('stage') === true) continue;
        const seen = finding.evidence.find(({ kind }) => kind === 'observation');
        const observation = chart.observations.find(({ id }) => id === seen?.recordId);
        if (observation === undefined || seen?.fact === 'creatinine') continue;
        compared += 1;
        const after = findingsOf({ ...chart, observations: [...chart.observations, { ...observation, id: 'again', effectiveAt: now }] }, now);
        expect([name, key, after.get(key)?.fingerprint]).toEqual([name, key, finding.fingerprint]);
      }
    }
    expect(compared).toBeGreaterThan(5);
  });
});

describe('an answered finding asks again', () => {
  test('when an order that it names is changed', { timeout: 60_000 }, () => {
    for (const { chart, now, name } of every) {
      for (const [key, finding] of findingsOf(chart, now)) {
        for (const id of finding.orderIds.slice(0, 2)) {
          const after = findingsOf(revised(chart, id), now).get(key);
          expect([name, key, after?.fingerprint === finding.fingerprint]).toEqual([name, key, false]);
        }
      }
    }
  });

  test('when a change makes it milder, graver, louder or quieter, and only then', { timeout: 60_000 }, () => {
    const saidOf = ({ severity, tier, band, rules, orderIds, parts }: Finding): string =>
      JSON.stringify([severity, tier, band, rules.map(({ ruleId, severity: own }) => [ruleId, own]), orderIds, parts?.map((part) => [part.key, part.severity, part.tier])]);
    let changed = 0;
    for (const { chart, now, name } of every) {
      const made = review({ chart, events: [] }, knowledge, contextAt(now));
      for (const finding of made.findings) {
        for (const way of finding.clearsWhen.flatMap((message) => changesThatClear(message, finding, chart, made)).slice(0, 4)) {
          // A result alone: what else changes an order changes its revision too.
          if (way.some(({ kind }) => kind !== 'result')) continue;
          const result = whatIf({ chart, events: [] }, way, knowledge, contextAt(now));
          if (!result.ok) continue;
          const before = new Map(result.value.before.findings.map((each) => [each.key, each]));
          for (const after of result.value.after.findings) {
            const was = before.get(after.key);
            if (was === undefined || saidOf(was) === saidOf(after)) continue;
            changed += 1;
            expect([name, after.key, was.fingerprint === after.fingerprint]).toEqual([name, after.key, false]);
          }
        }
      }
    }
    expect(changed).toBeGreaterThan(1);
  });
});
