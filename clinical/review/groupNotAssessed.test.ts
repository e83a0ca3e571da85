import { expect, test } from 'vitest';
import type { NotAssessed } from '../../schema/review/checkOutcome.ts';
import { groupNotAssessed } from './groupNotAssessed.ts';

const missing = (family: NotAssessed['family'], input: string, ...orderIds: string[]): NotAssessed => ({
  family,
  orderIds,
  reason: 'missing',
  input,
  detail: { key: 'notAssessed.missing', params: { input } },
});
const uncovered = (family: NotAssessed['family'], substance: string, orderId: string): NotAssessed => ({
  family,
  orderIds: [orderId],
  reason: 'notCovered',
  input: substance,
  detail: { key: 'notAssessed.notCovered', params: { substances: [substance], family } },
});

test('one unknown is one line, with every family and every order that waits for it', () => {
  const entries = [missing('renal', 'weight', 'a'), missing('dose', 'weight', 'a', 'b'), missing('children', 'weight')];
  expect(groupNotAssessed(entries)).toEqual([
    {
      reason: 'missing',
      inputs: ['weight'],
      families: ['renal', 'dose', 'children'],
      orderIds: ['a', 'b'],
      detail: entries[0]?.detail,
    },
  ]);
});

test('drugs that are not covered for the same families are one line, for others another, and come last', () => {
  const entries = [
    uncovered('route', 'x', 'a'),
    uncovered('hepatic', 'x', 'a'),
    uncovered('route', 'y', 'b'),
    uncovered('hepatic', 'y', 'b'),
    uncovered('route', 'z', 'c'),
    missing('renal', 'creatinine', 'a'),
  ];
  const groups = groupNotAssessed(entries);
  expect(groups.map(({ reason, inputs, families }) => [reason, inputs, families])).toEqual([
    ['missing', ['creatinine'], ['renal']],
    ['notCovered', ['x', 'y'], ['route', 'hepatic']],
    ['notCovered', ['z'], ['route']],
  ]);
  expect(groups[1]?.detail).toEqual({
    key: 'notAssessed.groupNotCovered',
    params: { substances: ['x', 'y'], families: ['route', 'hepatic'] },
  });
});

test('what is unknown in another way stays apart', () => {
  const stale = { ...missing('renal', 'creatinine', 'a'), reason: 'stale' as const };
  expect(groupNotAssessed([missing('renal', 'creatinine', 'a'), stale])).toHaveLength(2);
});

test('nothing is nothing', () => expect(groupNotAssessed([])).toEqual([]));
