import { describe, expect, test } from 'vitest';
import type { Observation } from '../../schema/chart/observation.ts';
import { resultsByAnalyte } from './latestResults.ts';

const potassium = (id: string, more: Partial<Observation>): Observation => ({
  id,
  status: 'final',
  category: 'laboratory',
  code: { codings: [{ system: 'http://loinc.org', code: '2823-3' }], text: '' },
  value: { value: 4.1, unit: 'mmol/L' },
  effectiveAt: '2026-11-20T06:00:00.000Z',
  issuedAt: null,
  ...more,
});
const today = { effectiveAt: '2026-11-21T06:00:00.000Z', value: null };
const latest = (more: Partial<Observation>) =>
  resultsByAnalyte([potassium('old', {}), potassium('new', { ...today, ...more })]).get('potassium')?.[0];

describe('the latest result without a number and its unit', () => {
  test.each(['6.8', '6,8', '< 3 see note'])(
    '"%s" is one that nobody can use: the older does not stand for it',
    (text) => {
      expect(latest({ valueText: text })).toMatchObject({ recordId: 'new', unusable: true });
    },
  );

  test.each([{}, { valueText: 'haemolysed' }, { valueText: '6.8', status: 'cancelled' as const }])(
    '%j says nothing: the older counts',
    (more) => {
      expect(latest(more)).toMatchObject({ recordId: 'old', unusable: false });
    },
  );
});
