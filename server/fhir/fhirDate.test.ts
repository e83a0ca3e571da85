import { describe, expect, test } from 'vitest';
import { instantFrom } from './fhirDate.ts';

describe('FHIR dates', () => {
  test.each([
    ['2026-11-21T08:00:00+01:00', '2026-11-21T07:00:00.000Z'],
    ['2011-10-14T23:37:54.5309+00:00', '2011-10-14T23:37:54.530Z'],
    ['2026-11-21T08:00Z', '2026-11-21T08:00:00.000Z'],
    ['2026-11-21', '2026-11-21T00:00:00.000Z'],
    ['2026-11', '2026-11-01T00:00:00.000Z'],
    ['2026', '2026-01-01T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['0044-03-15', '0044-03-15T00:00:00.000Z'],
  ])('%s begins at %s', (text, instant) => expect(instantFrom(text, 'first')).toBe(instant));

  test.each([
    ['2026-11-21', '2026-11-21T23:59:59.999Z'],
    ['2026-02', '2026-02-28T23:59:59.999Z'],
    ['2026', '2026-12-31T23:59:59.999Z'],
  ])('%s ends at %s', (text, instant) => expect(instantFrom(text, 'last')).toBe(instant));

  test.each([
    '',
    'yesterday',
    '2026-13-01',
    '2026-02-30',
    '2023-02-29T10:00:00Z',
    '2026-11-21T25:00:00Z',
    '21/11/2026',
    '20261121',
    ' 2026',
  ])('%j is no date', (text) => expect(instantFrom(text, 'first')).toBeNull());
});
