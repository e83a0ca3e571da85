import { describe, expect, test } from 'vitest';
import { CASE_NOW, caseChart } from '../../../build/knowledge/cases/caseChart.ts';
import type { StarterCase } from '../../../build/knowledge/cases/starterCase.ts';
import { whatIf } from '../../../clinical/whatIf/whatIf.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { Finding } from '../../../schema/review/finding.ts';
import type { ChartChange } from '../../../schema/whatIf/chartChange.ts';
import { createText } from '../../../text/createText.ts';
import { contextAt, knowledge } from '../explanation/explanationCharts.ts';

const chartOf = (written: Omit<StarterCase, 'name'>): Chart => caseChart({ name: 'what if', ...written });
const facts = (chart: Chart) => ({ chart, events: [] });
const context = contextAt(CASE_NOW);
const about = (findings: readonly Finding[]) => findings.map(({ family, substances }) => `${family} ${substances.join('+')}`);

function tried(chart: Chart, ...changes: ChartChange[]) {
  const result = whatIf(facts(chart), changes, knowledge, context);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

const bleeding = chartOf({
  patient: '70 male 75 kg',
  lines: ['warfarin 5 mg oral 1/d', 'ibuprofen 400 mg oral 3/d'],
  labs: ['inr 2.5 {INR} 24'],
});
const order = (id: string, text: string): Extract<ChartChange, { kind: 'addOrder' }>['order'] => ({
  id,
  revision: 0,
  status: 'draft',
  medication: { codings: [], text },
  dosages: [],
  start: null,
  end: null,
  authoredOn: null,
  category: 'inpatient',
});

describe('what a change does', () => {
  test('a stop takes the findings of its line along, and nothing comes', () => {
    const { before, difference } = tried(bleeding, { kind: 'stop', orderId: 'line1' });
    expect(about(before.findings).join()).toContain('ibuprofen');
    expect(about(difference.go).join()).toContain('ibuprofen');
    expect(difference.come).toEqual([]);
    expect(difference.rank.after).toBeLessThan(difference.rank.before);
  });

  test('a suspended line brings nothing, and resumed it brings all back', () => {
    const suspended = tried(bleeding, { kind: 'suspend', orderId: 'line1' });
    expect(about(suspended.after.findings).join()).not.toContain('ibuprofen');
    const resumed = tried(bleeding, { kind: 'suspend', orderId: 'line1' }, { kind: 'resume', orderId: 'line1' });
    expect(about(resumed.after.findings)).toEqual(about(resumed.before.findings));
    expect(resumed.difference).toMatchObject({ come: [], go: [] });
  });

  test('a draft order is reviewed as if it were signed', () => {
    const one = chartOf({ patient: '70 male 75 kg', lines: ['warfarin 5 mg oral 1/d'], labs: ['inr 2.5 {INR} 24'] });
    const { difference } = tried(one, { kind: 'addOrder', order: order('new', 'ibuprofen') });
    expect(about(difference.come).join()).toContain('ibuprofen');
    expect(difference.notAssessedCome.some(({ orderIds }) => orderIds.includes('new'))).toBe(true);
  });

  test('a result raises what was there already, and is told as the same finding', () => {
    const chart = chartOf({
      patient: '70 male 75 kg',
      lines: ['ramipril 5 mg oral 1/d', 'spironolactone 25 mg oral 1/d'],
      labs: ['potassium 4.2 mmol/L 4', 'creatinine 80 umol/L 4'],
    });
    const { difference, after } = tried(chart, { kind: 'result', analyte: 'potassium', value: { value: 6.4, unit: 'mmol/L' } });
    const risen = [...difference.come, ...difference.rise.map((pair) => pair.after)];
    expect(risen.some(({ severity }) => severity === 'contraindicated')).toBe(true);
    expect(after.priority.mustAnswer).toBeGreaterThan(0);
  });

  test('a weight, a status, an allergy', () => {
    const chart = chartOf({ patient: '30 female 60 kg', lines: ['isotretinoin 20 mg oral 1/d', 'amoxicillin 500 mg oral 3/d'] });
    const pregnant = tried(chart, { kind: 'status', of: 'pregnancy', value: 'yes', gestationWeeks: 9 });
    expect(about([...pregnant.difference.come, ...pregnant.difference.rise.map((pair) => pair.after)]).join()).toContain('pregnancyLactation isotretinoin');
    const allergy = {
      id: 'al1',
      code: { codings: [], text: 'amoxicillin' },
      type: 'allergy',
      category: 'medication',
      criticality: 'high',
      verification: 'confirmed',
      active: true,
      reactions: [],
      recordedAt: CASE_NOW,
    } as const satisfies Extract<ChartChange, { kind: 'addAllergy' }>['allergy'];
    const allergic = tried(chart, { kind: 'addAllergy', allergy: { ...allergy, reactions: [] } });
    expect(about(allergic.difference.come)).toContain('allergy amoxicillin');
  });

  test('another drug keeps neither dose nor hours: its dose checks say that they cannot be made', () => {
    const { after } = tried(bleeding, { kind: 'drug', orderId: 'line1', medication: { codings: [], text: 'paracetamol' } });
    expect(about(after.findings).join()).not.toContain('ibuprofen');
    expect(after.notAssessed.some(({ family, orderIds }) => family === 'dose' && orderIds.includes('line1'))).toBe(true);
  });

  test('the chart that was given is left as it was', () => {
    const copy = structuredClone(bleeding);
    tried(bleeding, { kind: 'stop', orderId: 'line0' }, { kind: 'dose', orderId: 'line1', dose: { value: 1, unit: 'mg' } });
    expect(bleeding).toEqual(copy);
  });
});

describe('what cannot be tried', () => {
  const text = createText('en', { names: () => undefined });
  test.each<[string, ChartChange[], RegExp]>([
    ['unknownOrder', [{ kind: 'stop', orderId: 'nowhere' }], /Change 1.*no order “nowhere”/],
    ['orderExists', [{ kind: 'addOrder', order: order('line1', 'aspirin') }], /already/],
    ['emptyDrug', [{ kind: 'stop', orderId: 'line0' }, { kind: 'drug', orderId: 'line1', medication: { codings: [], text: ' ' } }], /Change 2.*neither a name nor a code/],
    ['unknownAllergy', [{ kind: 'refuteAllergy', allergyId: 'a' }], /no allergy “a”/],
    ['endsBeforeStart', [{ kind: 'end', orderId: 'line1', at: '2020-01-01T00:00:00.000Z' }], /end before it starts/],
    ['nothingToChange', [], /no change/],
  ])('%s', (kind, changes, words) => {
    const result = whatIf(facts(bleeding), changes, knowledge, context);
    expect(result).toMatchObject({ ok: false, error: { kind } });
    if (!result.ok) expect(text.message(result.error.reason)).toMatch(words);
  });
});
