import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { Observation } from '../../../schema/chart/observation.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import { changesSince } from './changesSince.ts';

const NOW = '2026-11-21T08:00:00.000Z';

function result(value: number, effectiveAt: string, range = true): Observation {
  return {
    id: `r-${effectiveAt}-${value}`,
    status: 'final',
    category: 'laboratory',
    code: { codings: [], text: 'Potassium' },
    value: { value, unit: 'mmol/L' },
    effectiveAt,
    issuedAt: null,
    ...(range ? { referenceRange: { low: { value: 3.5, unit: 'mmol/L' }, high: { value: 5, unit: 'mmol/L' } } } : {}),
  };
}

function chartWith(observations: readonly Observation[], orders: Chart['orders'] = []): Chart {
  return {
    id: 'c',
    siteId: 's',
    wardId: 'w',
    revision: 1,
    patient: {
      familyName: 'Test',
      givenNames: [],
      birthDate: null,
      sex: 'unknown',
      identifiers: [],
      deceasedAt: null,
      pregnancy: null,
      lactation: null,
      dialysis: null,
    },
    stay: null,
    orders,
    administrations: [],
    observations: [...observations],
    allergies: { state: 'notRecorded', entries: [], assertedAt: null },
    conditions: { state: 'notRecorded', entries: [] },
    completeSince: null,
    feedsAsOf: { orders: null, results: null, allergies: null, conditions: null, patient: null },
  };
}

function validationAt(occurredAt: string): ClinicalEvent {
  return {
    id: '019aa000-0000-7000-8000-000000000001',
    siteId: 's',
    wardId: 'w',
    chartId: 'c',
    authorId: 'a',
    authorName: 'A',
    deviceId: 'd',
    occurredAt,
    clockOffsetMs: 0,
    baseRevision: 1,
    corrects: null,
    body: { kind: 'validation', lines: [{ orderId: 'o', orderRevision: 1, checks: [] }] },
    digest: '0'.repeat(64),
  };
}

describe('what is new on a chart', () => {
  test('a result out of its range is named, one within it is counted', () => {
    const changes = changesSince(
      chartWith([result(6.1, '2026-11-21T06:00:00.000Z'), result(4.2, '2026-11-21T05:00:00.000Z')]),
      [],
      NOW,
    );
    expect(changes.messages).toEqual([
      {
        key: 'desk.change.newResult',
        params: { analyte: 'potassium', value: 6.1, unit: 'mmol/L', at: '2026-11-21T06:00:00.000Z' },
      },
      { key: 'desk.change.otherResults', params: { count: 1 } },
    ]);
    expect(changes.latestAt).toBe('2026-11-21T06:00:00.000Z');
  });
  test('a result without a range is named: nobody said that it is normal', () => {
    expect(changesSince(chartWith([result(4.2, '2026-11-21T05:00:00.000Z', false)]), [], NOW).messages).toHaveLength(1);
  });
  test('the last validation is what counts as seen, and a time in the future is not new', () => {
    const chart = chartWith([result(6.1, '2026-11-21T06:00:00.000Z'), result(6.2, '2026-11-21T09:00:00.000Z')]);
    expect(changesSince(chart, [validationAt('2026-11-21T07:00:00.000Z')], NOW)).toEqual({
      messages: [],
      latestAt: null,
    });
    expect(changesSince(chart, [validationAt('2026-11-21T05:00:00.000Z')], NOW).messages).toHaveLength(1);
  });
  test('without a validation the last 24 hours count', () => {
    expect(changesSince(chartWith([result(6.1, '2026-11-20T07:59:00.000Z')]), [], NOW).messages).toEqual([]);
    expect(changesSince(chartWith([result(6.1, '2026-11-20T08:01:00.000Z')]), [], NOW).messages).toHaveLength(1);
  });
  test('orders come before results', () => {
    const order: Chart['orders'][number] = {
      id: 'o',
      revision: 1,
      status: 'active',
      medication: { codings: [], text: 'warfarin' },
      dosages: [],
      start: null,
      end: null,
      authoredOn: '2026-11-21T01:00:00.000Z',
      category: 'inpatient',
    };
    expect(
      changesSince(chartWith([result(6.1, '2026-11-21T06:00:00.000Z')], [order]), [], NOW).messages.map(
        ({ key }) => key,
      ),
    ).toEqual(['desk.change.newOrder', 'desk.change.newResult']);
  });
});
