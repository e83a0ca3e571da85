import { describe, expect, test } from 'vitest';
import { CASE_NOW, caseChart } from '../../../build/knowledge/cases/caseChart.ts';
import type { StarterCase } from '../../../build/knowledge/cases/starterCase.ts';
import { review } from '../../../clinical/review/review.ts';
import { alternatives, familiesAsked, type Alternative } from '../../../clinical/whatIf/alternatives.ts';
import { contextAt, knowledge, namedCharts } from '../explanation/explanationCharts.ts';

const context = contextAt(CASE_NOW);

function instead(written: Omit<StarterCase, 'name'>, orderId: string): readonly Alternative[] {
  const chart = caseChart({ name: 'alternatives', ...written });
  const found = alternatives({ chart, events: [] }, orderId, knowledge, context);
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}

describe('what could be ordered instead', () => {
  test('of a statin with a strong inhibitor, one that the inhibitor leaves alone comes before one that it does not', () => {
    const found = instead(
      { patient: '70 male 75 kg', lines: ['simvastatin 40 mg oral 1/d', 'clarithromycin 500 mg oral 2/d'], labs: ['creatinine 80 umol/L 4'] },
      'line0',
    );
    const names = found.filter(({ kind }) => kind === 'sameGroup').map(({ substance }) => substance);
    expect(names).toEqual(expect.arrayContaining(['pravastatin', 'rosuvastatin']));
    expect(names.indexOf('pravastatin')).toBeLessThan(names.indexOf('atorvastatin'));
    const pravastatin = found.find(({ substance }) => substance === 'pravastatin');
    expect(pravastatin?.difference.go.some(({ substances }) => substances.includes('simvastatin'))).toBe(true);
  });

  test('a substitute has no dose, is never free of doubt, and says what was not assessed', () => {
    const found = instead({ patient: '70 male 75 kg', lines: ['omeprazole 20 mg oral 1/d', 'clopidogrel 75 mg oral 1/d'] }, 'line0');
    const others = found.filter(({ kind }) => kind !== 'sameDrug');
    expect(others.length).toBeGreaterThan(0);
    for (const { isFree, notAssessed, substance } of others) {
      expect([substance, isFree]).toEqual([substance, false]);
      expect(notAssessed.length).toBeGreaterThan(0);
    }
  });

  test('an anti-inflammatory by mouth is replaced by none of its side uses', () => {
    const found = instead({ patient: '70 male 75 kg', lines: ['ibuprofen 400 mg oral 3/d'] }, 'line0').map(({ substance }) => substance);
    expect(found).toContain('naproxen');
    expect(found).not.toContain('ranolazine');
  });

  test('the same drug at the dose that the kidneys allow', () => {
    const found = instead(
      { patient: '80 female 50 kg', lines: ['metformin 1000 mg oral 2/d'], labs: ['creatinine 110 umol/L 24'] },
      'line0',
    );
    const own = found.filter(({ kind }) => kind === 'sameDrug');
    expect(own.length).toBeGreaterThan(0);
    expect(own.some(({ difference }) => difference.go.length + difference.fall.length > 0)).toBe(true);
  });

  test('what is not covered never comes before what is', () => {
    for (const { chart, now } of namedCharts.slice(0, 120)) {
      for (const { id } of chart.orders.slice(0, 3)) {
        const found = alternatives({ chart, events: [] }, id, knowledge, contextAt(now));
        const asked = familiesAsked(id, review({ chart, events: [] }, knowledge, contextAt(now)));
        const uncovered = found.ok
          ? found.value.map(({ notAssessed }) => notAssessed.some(({ reason, family }) => reason === 'notCovered' && asked.has(family)))
          : [];
        expect(uncovered.lastIndexOf(false)).toBeLessThan(uncovered.includes(true) ? uncovered.indexOf(true) : Infinity);
        expect(uncovered.length).toBeLessThanOrEqual(40);
      }
    }
  });

  test('an order that is not there is an error, one that nobody recognises has none', () => {
    const chart = caseChart({ name: 'none', patient: '70 male 75 kg', lines: ['mysterine 5 mg oral 1/d'] });
    expect(alternatives({ chart, events: [] }, 'nowhere', knowledge, context)).toMatchObject({ ok: false, error: { kind: 'unknownOrder' } });
    expect(alternatives({ chart, events: [] }, 'line0', knowledge, context)).toEqual({ ok: true, value: [] });
  });

  test('forty reviews are instant', () => {
    const chart = namedCharts.map((each) => each.chart).toSorted((one, other) => other.orders.length - one.orders.length)[0];
    const [first] = chart?.orders ?? [];
    if (chart === undefined || first === undefined) throw new Error('a chart with orders');
    alternatives({ chart, events: [] }, first.id, knowledge, context);
    const began = performance.now();
    alternatives({ chart, events: [] }, first.id, knowledge, context);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
