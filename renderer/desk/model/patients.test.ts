import { expect, test } from 'vitest';
import type { FeedItem } from '../../../schema/wire/feedItem.ts';
import { createPatients } from './patients.ts';

const chartItem = (id: string, wardId: string): FeedItem => ({
  type: 'chart',
  seq: 1,
  id,
  wardId,
  document: {
    id,
    siteId: 's',
    wardId,
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
    orders: [],
    administrations: [],
    observations: [],
    allergies: { state: 'notRecorded', entries: [], assertedAt: null },
    conditions: { state: 'notRecorded', entries: [] },
    completeSince: null,
    feedsAsOf: { orders: null, results: null, allergies: null, conditions: null, patient: null },
  },
});

test('a patient who leaves the scope is forgotten, and the others are not', () => {
  const patients = createPatients();
  patients.apply([chartItem('a', 'w'), chartItem('b', 'w')]);
  expect(patients.apply([{ type: 'removed', of: 'chart', seq: 2, id: 'a', wardId: 'w' }])).toEqual(new Set(['a']));
  expect([...patients.chartIds()]).toEqual(['b']);
  expect(patients.cached('a')).toBeUndefined();
});

test('memory holds a bounded number of charts, and those of the pinned ward first', () => {
  const patients = createPatients();
  patients.pinWard('own');
  patients.apply([chartItem('own-1', 'own')]);
  patients.apply(Array.from({ length: 1000 }, (_, index) => chartItem(`other-${index}`, 'other')));
  expect(patients.cached('own-1')).toBeDefined();
  expect(patients.cached('other-0')).toBeUndefined();
  expect(patients.has('other-0')).toBe(true);
});

test('state is found by its patient until it is removed', () => {
  const patients = createPatients();
  const document = {
    id: 'st',
    kind: 'assignment',
    siteId: 's',
    wardId: 'w',
    chartId: 'a',
    fields: {},
    conflicts: [],
  } as const;
  patients.apply([{ type: 'state', seq: 1, id: 'st', wardId: 'w', document: { ...document, conflicts: [] } }]);
  expect(patients.statesOf('a')).toHaveLength(1);
  patients.apply([{ type: 'removed', of: 'state', seq: 2, id: 'st', wardId: 'w' }]);
  expect(patients.statesOf('a')).toEqual([]);
});
