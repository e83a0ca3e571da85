import { expect, test } from 'vitest';
import type { LabResult } from './latestResults.ts';
import { aminotransferaseMultiple } from './aminotransferases.ts';

const nowMs = Date.parse('2026-11-21T09:00:00.000Z');

function times(
  results: Partial<Record<'alt' | 'ast', Partial<LabResult> & { readonly unit?: string; readonly amount: number }>>,
) {
  const latest = (analyte: string): LabResult | null => {
    const own = analyte === 'alanineAminotransferase' ? results.alt : results.ast;
    if (own === undefined) return null;
    return {
      analyte: 'alanineAminotransferase',
      recordId: analyte,
      comparator: null,
      at: '2026-11-20T09:00:00.000Z',
      unusable: false,
      ...own,
      quantity: { value: own.amount, unit: own.unit ?? 'U/L' },
    };
  };
  return aminotransferaseMultiple({ latest, nowMs }, 168)?.times ?? null;
}

test('without a reference range against 40 U/L', () => expect(times({ alt: { amount: 120 } })).toBe(3));
test('against the upper limit that the laboratory states', () =>
  expect(times({ alt: { amount: 120, upperLimit: { value: 60, unit: 'U/L' } } })).toBe(2));
test('in microkatal', () => expect(times({ alt: { amount: 2, unit: 'ukat/L' } })).toBeCloseTo(3, 1));
test('the higher of the two, each by its own limit', () =>
  expect(times({ alt: { amount: 120 }, ast: { amount: 150, upperLimit: { value: 30, unit: 'U/L' } } })).toBe(5));
test('nothing from what is below a limit of the method, old, or undated', () => {
  expect(times({ alt: { amount: 200, comparator: '<' } })).toBeNull();
  expect(times({ alt: { amount: 200, at: '2026-11-14T08:59:00.000Z' } })).toBeNull();
  expect(times({ alt: { amount: 200, at: null } })).toBeNull();
  expect(times({})).toBeNull();
});
