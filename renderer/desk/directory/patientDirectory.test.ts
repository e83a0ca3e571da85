import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../schema/chart/chart.ts';
import { createPatientDirectory } from './patientDirectory.ts';

function chartOf(id: string, familyName: string, given: string, bed: string, drugs: readonly string[]): Chart {
  return {
    id,
    siteId: 'site',
    wardId: 'ward',
    revision: 1,
    patient: {
      familyName,
      givenNames: [given],
      birthDate: '1944-03-14',
      sex: 'female',
      deceasedAt: null,
      pregnancy: null,
      lactation: null,
      dialysis: null,
      identifiers: [{ system: 'urn:test', value: `999 000 00${id}`, kind: 'hospital' }],
    },
    stay: { id: `stay${id}`, status: 'inProgress', wardId: 'ward', bed, admittedAt: null, dischargedAt: null },
    orders: drugs.map((text, index) => ({
      id: `order${id}-${index}`,
      revision: 1,
      status: 'active',
      medication: { codings: [], text },
      dosages: [],
      start: null,
      end: null,
      authoredOn: null,
      category: 'inpatient',
    })),
    administrations: [],
    observations: [],
    allergies: { state: 'notRecorded', entries: [], assertedAt: null },
    conditions: { state: 'notRecorded', entries: [] },
    completeSince: null,
    feedsAsOf: { orders: null, results: null, allergies: null, conditions: null, patient: null },
  };
}

describe('the patient directory', () => {
  const directory = createPatientDirectory();
  directory.put(chartOf('18', 'Petit', 'Hélène', '2', ['warfarin 2 mg tablet']));
  directory.put(chartOf('19', "D'Œuvre", 'Paul', '12', ['paracétamol 1 g']));

  test('finds by name without accents, ligatures or case, and by the words in any order', () => {
    expect(directory.search('helene petit', 5).map((hit) => hit.chartId)).toEqual(['18']);
    expect(directory.search('OEUVRE', 5).map((hit) => hit.chartId)).toEqual(['19']);
  });
  test('finds by bed, by identifier with and without its spaces, and by drug', () => {
    expect(directory.search('12', 5)).toMatchObject([{ chartId: '19', matchedOn: 'bed' }]);
    expect(directory.search('9990000018', 5)).toMatchObject([{ chartId: '18', matchedOn: 'identifier' }]);
    expect(directory.search('paracetamol', 5)).toMatchObject([{ chartId: '19', matchedOn: 'drug' }]);
  });
  test('every word must be met, and only from the beginning of a word', () => {
    expect(directory.search('petit paul', 5)).toEqual([]);
    expect(directory.search('farin', 5)).toEqual([]);
  });
  test('no words mean no limit, and a removed patient is not found', () => {
    expect(directory.match('  ')).toBeNull();
    directory.remove('18');
    expect(directory.match('helene')?.size).toBe(0);
  });
});
