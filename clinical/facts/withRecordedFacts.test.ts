import { describe, expect, test } from 'vitest';
import type { Chart } from '../../schema/chart/chart.ts';
import type { ClinicalEvent, EventBody } from '../../schema/events/clinicalEvent.ts';
import { resultsByAnalyte } from './latestResults.ts';
import { withRecordedFacts } from './withRecordedFacts.ts';

const NOW = '2026-11-21T08:00:00.000Z';
function chartWith(allergies: Partial<Chart['allergies']>): Chart {
  return {
    id: 'c',
    siteId: 's',
    wardId: 'w',
    revision: 1,
    patient: {
      familyName: 'A',
      givenNames: [],
      birthDate: null,
      sex: 'female',
      identifiers: [],
      deceasedAt: null,
      pregnancy: null,
      lactation: null,
      dialysis: null,
    },
    stay: null,
    orders: [],
    administrations: [],
    observations: [],
    allergies: { state: 'notRecorded', entries: [], assertedAt: null, ...allergies },
    conditions: { state: 'notRecorded', entries: [] },
    completeSince: null,
    feedsAsOf: { orders: null, results: null, allergies: null, conditions: null, patient: null },
  };
}
let last = 0;
function event(body: EventBody, corrects: string | null = null): ClinicalEvent {
  last += 1;
  return {
    id: `0199a000-0000-7000-8000-${String(last).padStart(12, '0')}`,
    siteId: 's',
    wardId: 'w',
    chartId: 'c',
    authorId: 'a',
    authorName: 'A',
    deviceId: 'd',
    occurredAt: NOW,
    clockOffsetMs: null,
    baseRevision: 1,
    corrects,
    body,
    digest: '0'.repeat(64),
  };
}
const told: EventBody = {
  kind: 'allergyRecorded',
  allergy: {
    code: { codings: [], text: 'Penicillin' },
    type: 'allergy',
    category: 'medication',
    criticality: 'high',
    reactions: [],
  },
};
const none: EventBody = { kind: 'noKnownAllergies' };
const entry: Chart['allergies']['entries'][number] = {
  id: 'hospital',
  code: { codings: [], text: 'Latex' },
  type: 'allergy',
  category: 'environment',
  criticality: 'low',
  verification: 'confirmed',
  active: true,
  reactions: [],
  recordedAt: null,
};

describe('what a pharmacist recorded counts at once', () => {
  test.each<[string, Partial<Chart['allergies']>, EventBody[], Chart['allergies']['state'], string[]]>([
    ['an allergy where nobody had asked', {}, [told], 'known', ['Penicillin']],
    ['an allergy against "none known"', { state: 'noKnownAllergies' }, [told], 'known', ['Penicillin']],
    ['an allergy beside another', { state: 'known', entries: [entry] }, [told], 'known', ['Latex', 'Penicillin']],
    ['"none" where nobody had asked', {}, [none], 'noKnownAllergies', []],
    [
      '"none" against a known one: the allergy stands',
      { state: 'known', entries: [entry] },
      [none],
      'known',
      ['Latex'],
    ],
    ['"none" and an allergy: the allergy stands', {}, [told, none], 'known', ['Penicillin']],
    [
      '"none" where the record could not be fetched: still unknown',
      { state: 'unavailable' },
      [none],
      'unavailable',
      [],
    ],
    [
      'an allergy where the record could not be fetched: it stands, the rest is unknown',
      { state: 'unavailable' },
      [told],
      'unavailable',
      ['Penicillin'],
    ],
  ])('%s', (_, hospital, bodies, state, names) => {
    const { allergies } = withRecordedFacts(
      chartWith(hospital),
      bodies.map((body) => event(body)),
    );
    expect(allergies.state).toBe(state);
    expect(allergies.entries.map(({ code }) => code.text)).toEqual(names);
  });

  test('until it is taken back', () => {
    const first = event(told);
    const correction = event({ kind: 'comment', text: 'Another patient.', orderIds: [] }, first.id);
    expect(withRecordedFacts(chartWith({}), [first, correction]).allergies.state).toBe('notRecorded');
  });

  test('a weight is a result like the hospital’s: the latest counts', () => {
    const weight = (value: number, measuredAt: string) =>
      event({ kind: 'measurementRecorded', analyte: 'weight', value: { value, unit: 'kg' }, measuredAt });
    const events = [weight(52, '2026-11-21T07:00:00.000Z'), weight(80, '2026-11-01T07:00:00.000Z')];
    const results = resultsByAnalyte(withRecordedFacts(chartWith({}), events).observations).get('weight');
    expect(results?.map(({ quantity }) => quantity.value)).toEqual([52, 80]);
  });

  test('a measure that this workstation does not know is kept and says nothing', () => {
    const later = event({
      kind: 'measurementRecorded',
      analyte: 'gripStrength',
      value: { value: 20, unit: 'kg' },
      measuredAt: NOW,
    });
    expect(resultsByAnalyte(withRecordedFacts(chartWith({}), [later]).observations).size).toBe(0);
  });

  test('without any, the chart is the very same', () => {
    const chart = chartWith({});
    expect(withRecordedFacts(chart, [event({ kind: 'comment', text: 'Hello.', orderIds: [] })])).toBe(chart);
  });
});
