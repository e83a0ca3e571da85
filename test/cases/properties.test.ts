import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Family } from '../../schema/family.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { review as reviewSchema, type Review } from '../../schema/review/review.ts';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { runningFamilies } from '../../clinical/knowledge/runningFamilies.ts';
import { createResolverMemo } from '../../clinical/resolver/resolution.ts';
import { review } from '../../clinical/review/review.ts';
import type { GoldenCase } from './goldenCase.ts';
import { goldenChart, goldenContext } from './goldenChart.ts';
import { readGoldenPack } from './goldenPack.ts';

const pack = readGoldenPack();
const knowledge = compileKnowledge([pack]);
const bare: GoldenCase = { name: 'property', lines: [], expect: {} };
const context = goldenContext(bare);
const look = (chart: Chart, packs = knowledge) => review({ chart, events: [] }, packs, context);

const drugs = pack.substances.map((substance) => substance.id);
const lineArbitrary = fc.record({
  drug: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...drugs) }, { weight: 1, arbitrary: fc.constantFrom('Augmentin', 'Coversyl Plus', 'zyxomab 10 mg', 'perindopril / zyxol') }),
  dose: fc.option(fc.constantFrom('1 mg', '500 mg', '1000 mg', '4000 [IU]', '1 {tbl}', '2 mL'), { nil: undefined }),
  route: fc.constantFrom('oral', 'intravenous', 'topical', 'ophthalmic', 'unknown'),
  perDay: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  asNeeded: fc.boolean(),
  status: fc.constantFrom('active', 'active', 'active', 'onHold', 'stopped', 'unknown'),
  start: fc.constantFrom('10d', '1h', '+2h'),
});
const resultArbitrary = fc
  .tuple(fc.constantFrom('potassium', 'creatinine', 'INR', 'glucose'), fc.constantFrom('', '<', '>'), fc.double({ min: 0.5, max: 450, noNaN: true }), fc.constantFrom('mmol/L', 'umol/L', 'mg/dL', '1', 'furlong'), fc.constantFrom('1h', '30h', '60h', '9d', 'undated'), fc.constantFrom('final', 'final', 'cancelled'))
  .map(([name, comparator, value, unit, when, status]) => `${name} ${comparator}${value.toFixed(2)} ${unit} ${when} ${status}`);
const caseArbitrary: fc.Arbitrary<GoldenCase> = fc
  .record({
    lines: fc.array(lineArbitrary, { maxLength: 7 }),
    results: fc.array(resultArbitrary, { maxLength: 8 }),
    born: fc.constantFrom('1944-03-14', '1944', '2008', '2020-05', null),
    sex: fc.constantFrom('female', 'male', 'unknown'),
    weight: fc.constantFrom('60 kg', '150 [lb_av]', null),
    height: fc.constantFrom('165 cm', null),
    dialysis: fc.constantFrom('yes' as const, 'no' as const, 'no' as const),
    allergies: fc.constantFrom('none' as const, 'notRecorded' as const, 'unavailable' as const, ['amoxicillin'], ['zyxomab', 'penicillin']),
  })
  .map(({ lines, results, ...patient }) => ({
    ...bare,
    lines: lines.map(({ dose, perDay, ...line }) => ({ ...line, ...(dose === undefined ? {} : { dose }), ...(perDay === undefined ? {} : { perDay }) })),
    results, patient: { ...patient, allergies: patient.allergies },
  }));
const chartArbitrary = caseArbitrary.map(goldenChart);
const chartWithShuffle = chartArbitrary.chain((chart) => fc.tuple(fc.constant(chart), fc.shuffledSubarray(chart.orders, { minLength: chart.orders.length }), fc.shuffledSubarray(chart.observations, { minLength: chart.observations.length })));

const clearFamilies = (answer: Review) => new Set(answer.families.filter((entry) => entry.outcome === 'clear').map((entry) => entry.family));
const clearChecks = (answer: Review) => new Set(answer.checks.filter((entry) => entry.outcome === 'clear').map((entry) => `${entry.family} ${entry.orderId}`));

/** Of whom some families ask: others are not concerned. */
const concerned: Partial<Record<Family, GoldenCase['patient']>> = { children: { born: '2020-05-01' }, olderPeople: { born: '1940-05-01' }, pregnancyLactation: { born: '1994-05-01', sex: 'female' } };

describe('laws of the review', () => {
  test('it is total: every valid chart gets a valid answer, in which every check has an outcome', () => {
    fc.assert(fc.property(chartArbitrary, (chart) => {
      const answer = look(chart);
      reviewSchema.parse(answer);
      expect(answer.checks).toHaveLength(answer.lines.length * runningFamilies.length);
      for (const check of answer.checks) {
        // A syndrome or a pair is told under one family and keeps the parts of all.
        if (check.outcome === 'finding') expect(answer.findings.some((finding) => (finding.family === check.family || (finding.parts ?? []).some((part) => part.family === check.family)) && finding.orderIds.includes(check.orderId ?? ''))).toBe(true);
        if (check.outcome === 'notAssessed') expect(answer.notAssessed.some((entry) => entry.family === check.family && entry.orderIds.includes(check.orderId ?? ''))).toBe(true);
      }
      for (const { family, outcome } of answer.families) {
        if (outcome === 'clear') expect(answer.notAssessed.filter((entry) => entry.family === family)).toEqual([]);
      }
    }));
  });

  test('the order of lines and results changes nothing', () => {
    fc.assert(fc.property(chartWithShuffle, ([chart, orders, observations]) => {
      expect(look({ ...chart, orders, observations })).toEqual(look(chart));
    }));
  });

  test('the order of the rules changes nothing', () => {
    fc.assert(fc.property(chartArbitrary, fc.shuffledSubarray(pack.rules, { minLength: pack.rules.length }), (chart, rules) => {
      expect(look(chart, compileKnowledge([{ ...pack, rules }]))).toEqual(look(chart));
    }), { numRuns: 40 });
  });

  test('remembering medications changes nothing', () => {
    const memo = createResolverMemo();
    fc.assert(fc.property(chartArbitrary, (chart) => {
      expect(review({ chart, events: [] }, knowledge, { ...context, memo })).toEqual(look(chart));
    }));
  });

  test('F44: taking away an input never makes anything clear', () => {
    fc.assert(fc.property(chartArbitrary, (chart) => {
      const answer = look(chart);
      // A rule that is not about a child may, at an unknown age, be found to have nothing against the line either way: that is clear.
      const before = answer.checks.filter(({ outcome }) => outcome === 'clear' || outcome === 'notApplicable').map((check) => `${check.family} ${check.orderId}`);
      const poorer: readonly Chart[] = [
        { ...chart, observations: [] },
        ...['potassium', 'INR', 'glucose', 'creatinine', 'weight', 'height'].map((name) => ({ ...chart, observations: chart.observations.filter((observation) => observation.code.text !== name) })),
        { ...chart, patient: { ...chart.patient, birthDate: null } },
        { ...chart, patient: { ...chart.patient, sex: 'unknown' } },
        { ...chart, allergies: { ...chart.allergies, state: 'notRecorded', entries: [] } },
        { ...chart, allergies: { ...chart.allergies, state: 'unavailable', entries: [] } },
        { ...chart, orders: chart.orders.map((order) => ({ ...order, dosages: order.dosages.map(({ dose: _dose, ...dosage }) => dosage) })) },
        { ...chart, orders: chart.orders.map((order) => ({ ...order, medication: { codings: [], text: `zyx${order.id}` } })) },
      ];
      for (const less of poorer) for (const check of clearChecks(look(less))) expect(before).toContain(check);
    }));
  });

  test('a coverage row that is dropped makes its family not assessed, never clear', { timeout: 30_000 }, () => {
    for (const family of runningFamilies) {
      // Site protocols are about what a site writes: no drug is "not covered" by them.
      if (family === 'siteProtocol') continue;
      for (const drug of drugs.filter((id) => id !== 'lactuloseUncovered')) {
        const less = compileKnowledge([{ ...pack, coverage: pack.coverage.map((row) => (row.family === family ? { ...row, substances: row.substances.filter((id) => id !== drug) } : row)) }]);
        const route = family === 'intravenousCompatibility' ? 'intravenous' : 'oral';
        const chart = goldenChart({ ...bare, patient: concerned[family] ?? {}, lines: [{ drug, route }, { drug: 'paracetamol', route }], answers: family === 'pharmacogenomics' ? [{ test: 'CYP2D6', says: 'Poor metabolizer' }] : [] });
        const answer = look(chart, less);
        expect(clearFamilies(answer), `${drug} ${family}`).not.toContain(family);
        expect(answer.notAssessed).toContainEqual(expect.objectContaining({ family, reason: 'notCovered', input: drug, orderIds: drug === 'paracetamol' ? ['line1', 'line2'] : ['line1'] }));
        expect(answer.findings).toEqual(look(chart).findings);
      }
    }
  });

  test('another, unrelated drug removes no finding', () => {
    fc.assert(fc.property(caseArbitrary, (written) => {
      // A third line of the same drug is not unrelated: it may change by which rule the doubling is told.
      fc.pre(!JSON.stringify(written.lines).includes('cefalexin'));
      const chart = goldenChart(written);
      const more = goldenChart({ ...written, lines: [...written.lines, { drug: 'cefalexin', id: 'added' }] });
      // By rules and lines: a finding may become part of a syndrome.
      const told = (of: Chart) => new Set(look(of).findings.flatMap((finding) => finding.rules.flatMap((rule) => finding.substances.map((substance) => `${rule.ruleId} ${substance}`))));
      const after = told(more);
      for (const entry of told(chart)) expect(after).toContain(entry);
    }));
  });

  test('F24, F45: old feeds, a doubtful clock and expired knowledge remove no finding and leave nothing clear', () => {
    const old = { asOf: '2026-11-20T09:00:00.000Z', limitMinutes: 60 };
    const expired = compileKnowledge([{ ...pack, expiryDate: '2026-11-20' }]);
    fc.assert(fc.property(chartArbitrary, (chart) => {
      const fresh = look(chart);
      for (const answer of [review({ chart, events: [] }, knowledge, { ...context, clock: { trusted: false }, feeds: { orders: old, results: old, allergies: old, conditions: old, patient: old } }), look(chart, expired)]) {
        expect(answer.findings).toEqual(fresh.findings);
        expect(answer.fingerprints).toEqual(fresh.fingerprints);
        expect(clearChecks(answer).size).toBe(0);
      }
    }));
  });

  test('F45: without knowledge nothing is found and nothing is clear', () => {
    const nothing = compileKnowledge([]);
    fc.assert(fc.property(chartArbitrary, (chart) => {
      const answer = look(chart, nothing);
      expect(clearChecks(answer).size).toBe(0);
      expect(answer.findings).toEqual([]);
    }));
  });
});
