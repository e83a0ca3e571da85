import { expect, test } from 'vitest';
import { parseDoseLimit } from './parseDoseLimit.ts';

test.each([
  ['daily 4 g', { kind: 'maximumDaily', value: { value: 4, unit: 'g' } }],
  ['single 0.125 mg', { kind: 'maximumSingle', value: { value: 0.125, unit: 'mg' } }],
  ['weekly 30 mg', { kind: 'maximumWeekly', value: { value: 30, unit: 'mg' } }],
  ['low daily 750 mg', { kind: 'minimumDaily', value: { value: 750, unit: 'mg' } }],
  ['daily 200 IU/kg', { kind: 'maximumDaily', value: { value: 200, unit: '[IU]' }, per: 'kg' }],
  [
    'single 15 mg/kg cap 1 g',
    { kind: 'maximumSingle', value: { value: 15, unit: 'mg' }, per: 'kg', cap: { value: 1, unit: 'g' } },
  ],
  [
    'single 1.4 mg/m2 cap 2 mg',
    { kind: 'maximumSingle', value: { value: 1.4, unit: 'mg' }, per: 'm2', cap: { value: 2, unit: 'mg' } },
  ],
  ['every 4 h', { kind: 'minimumIntervalHours', value: { value: 4, unit: 'h' } }],
  ['within 12 h', { kind: 'maximumIntervalHours', value: { value: 12, unit: 'h' } }],
  ['for 5 d', { kind: 'maximumDurationDays', value: { value: 5, unit: 'd' } }],
  ['rate 20 mmol/h', { kind: 'maximumRate', value: { value: 20, unit: 'mmol' } }],
  ['rate 4 mg/kg/h', { kind: 'maximumRate', value: { value: 4, unit: 'mg' }, per: 'kg' }],
])('%s', (written, limit) => {
  expect(parseDoseLimit(written)).toEqual(limit);
});

test.each([
  '4 g',
  'daily',
  'daily 4',
  'dayly 4 g',
  'every 4 d',
  'for 5 h',
  'rate 20 mmol',
  'rate 20 mmol/min',
  'daily 4 g cap',
])('"%s" is no limit', (written) => {
  expect(parseDoseLimit(written)).toBeNull();
});
