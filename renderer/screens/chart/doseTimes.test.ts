import { describe, expect, it } from 'vitest';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';
import { doseTimes } from './doseTimes.ts';

// Wall-clock times of whatever zone the test runs in: doses follow the clock on the ward's wall.
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();
const iso = (time: number): string => new Date(time).toISOString();

function orderAt(timesOfDay: readonly string[], change: Partial<MedicationOrder> = {}): MedicationOrder {
  return {
    id: 'line',
    revision: 1,
    status: 'active',
    medication: { codings: [], text: 'enoxaparin' },
    dosages: [{ route: 'subcutaneous', asNeeded: false, timing: { timesOfDay: [...timesOfDay] } }],
    start: iso(at(1, 0)),
    end: null,
    authoredOn: null,
    category: 'inpatient',
    ...change,
  };
}

function chartWith(administrations: Chart['administrations']): Chart {
  return {
    id: 'chart',
    siteId: 'site',
    wardId: 'ward',
    revision: 1,
    stay: null,
    orders: [],
    administrations,
    observations: [],
    completeSince: null,
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
    allergies: { state: 'notRecorded', entries: [], assertedAt: null },
    conditions: { state: 'notRecorded', entries: [] },
    feedsAsOf: { orders: null, results: null, allergies: null, conditions: null, patient: null },
  };
}

describe('doseTimes', () => {
  it('plans the hours to come, and calls a past hour without a record not known', () => {
    const doses = doseTimes(orderAt(['08:00', '20:00']), chartWith([]), at(20, 0), at(22, 0), at(21, 12));
    expect(doses.map(({ at: time, status }) => [time, status])).toEqual([
      [at(20, 8), 'unknown'],
      [at(20, 20), 'unknown'],
      [at(21, 8), 'unknown'],
      [at(21, 20), 'planned'],
    ]);
  });

  it('takes a dose charted late for the one that was due', () => {
    const given = { id: 'a', orderId: 'line', at: iso(at(21, 8, 40)), status: 'given' } as const;
    const doses = doseTimes(orderAt(['08:00', '20:00']), chartWith([given]), at(21, 0), at(22, 0), at(21, 12));
    expect(doses.map(({ at: time, status }) => [time, status])).toEqual([
      [at(21, 8, 40), 'given'],
      [at(21, 20), 'planned'],
    ]);
  });

  it('plans nothing for a suspended line, after its end, or as needed', () => {
    const window = [at(21, 0), at(23, 0), at(21, 12)] as const;
    expect(doseTimes(orderAt(['20:00'], { status: 'onHold' }), chartWith([]), ...window)).toEqual([]);
    expect(doseTimes(orderAt(['20:00'], { end: iso(at(21, 13)) }), chartWith([]), ...window)).toEqual([]);
    const asNeeded: MedicationOrder['dosages'] = [{ route: 'oral', asNeeded: true, timing: { timesOfDay: ['20:00'] } }];
    expect(doseTimes(orderAt([], { dosages: asNeeded }), chartWith([]), ...window)).toEqual([]);
  });

  it('gives a weekly drug on its day only, and none where the day is not stated', () => {
    const weekly = (daysOfWeek?: ['mon']): MedicationOrder['dosages'] => [
      {
        route: 'oral',
        asNeeded: false,
        timing: { timesOfDay: ['09:00'], periodUnit: 'wk', ...(daysOfWeek === undefined ? {} : { daysOfWeek }) },
      },
    ];
    const window = [at(16, 0), at(23, 0), at(16, 0)] as const;
    expect(
      doseTimes(orderAt([], { dosages: weekly(['mon']) }), chartWith([]), ...window).map(({ at: time }) => time),
    ).toEqual([at(16, 9)]);
    expect(doseTimes(orderAt([], { dosages: weekly() }), chartWith([]), ...window)).toEqual([]);
  });
});
