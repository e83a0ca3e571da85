import { describe, expect, test } from 'vitest';
import type { ClinicalEvent, EventBody } from '../../schema/events/clinicalEvent.ts';
import { findingStates } from '../../clinical/answers/findingStates.ts';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../clinical/review/review.ts';
import { fingerprintsOf } from '../../clinical/validation/fingerprintsOf.ts';
import { lineStates } from '../../clinical/validation/lineStates.ts';
import type { GoldenCase } from './goldenCase.ts';
import { goldenChart, goldenContext } from './goldenChart.ts';
import { readGoldenPack } from './goldenPack.ts';

const knowledge = compileKnowledge([readGoldenPack()]);
const later = '2026-11-21T11:00:00.000Z';
let made = 0;

function reviewed(written: Partial<GoldenCase>, events: readonly ClinicalEvent[] = [], packs = knowledge) {
  const full: GoldenCase = { name: 'validation', lines: [], expect: {}, ...written };
  const chart = goldenChart(full);
  return { chart, review: review({ chart, events }, packs, goldenContext(full)) };
}

function event(body: EventBody, more: Partial<ClinicalEvent> = {}): ClinicalEvent {
  made += 1;
  return {
    id: `0199a000-0000-7000-8000-${String(made).padStart(12, '0')}`, siteId: 'site', wardId: 'ward', chartId: 'golden', authorId: 'martin', authorName: 'C. Martin', deviceId: 'desk',
    occurredAt: '2026-11-21T09:05:00.000Z', clockOffsetMs: 0, baseRevision: 1, corrects: null, body, digest: '0'.repeat(64), ...more,
  };
}

function validated(written: Partial<GoldenCase>): ClinicalEvent {
  const { chart, review: basis } = reviewed(written);
  return event({ kind: 'validation', lines: [...fingerprintsOf(basis, chart.orders.map((order) => order.id))] });
}

/** What a new chart does to a validation of an old one. */
function after(before: Partial<GoldenCase>, now: Partial<GoldenCase>, packs = knowledge) {
  const events = [validated(before)];
  const { chart, review: current } = reviewed({ now: later, ...now }, events, packs);
  return lineStates(chart, events, current);
}

const line = { drug: 'spironolactone', start: '2026-11-11T09:00:00.000Z' };
const at = (text: string, time: string) => `${text} 2026-11-${time}:00.000Z`;
const normal = at('potassium 4.1 mmol/L', '21T07:00');

describe('a validated line', () => {
  test('stays validated while nothing that matters changes, and is named', () => {
    const [state] = after({ lines: [line], results: [normal] }, { lines: [line], results: [normal] });
    expect(state).toMatchObject({ state: 'validated', by: 'C. Martin', at: '2026-11-21T09:05:00.000Z', reopenedBy: [], newSince: [] });
  });
  test('potassium from 4.1 to 4.2 reopens nothing and is marked as new', () => {
    const [state] = after({ lines: [line], results: [normal] }, { lines: [line], results: [normal, at('potassium 4.2 mmol/L', '21T10:00')] });
    expect(state?.state).toBe('validated');
    expect(state?.newSince).toEqual([{ key: 'newSince.result', params: { analyte: 'potassium', value: 4.2, unit: 'mmol/L', at: '2026-11-21T10:00:00.000Z' } }]);
  });
  test('potassium beyond a band reopens it and says the limit and the value', () => {
    const [state] = after({ lines: [line], results: [normal] }, { lines: [line], results: [normal, at('potassium 6.3 mmol/L', '21T10:00')] });
    expect(state?.state).toBe('reopened');
    expect(state?.reopenedBy).toEqual([{
      key: 'reopened.analyteCrossed', params: { analyte: 'potassium', comparator: '>=', limitValue: 6, limitUnit: 'mmol/L', value: 6.3, unit: 'mmol/L', at: '2026-11-21T10:00:00.000Z' },
    }]);
  });
  test('from one band into the next reopens it again', () => {
    const [state] = after({ lines: [line], results: [at('potassium 5.6 mmol/L', '21T07:00')] }, { lines: [line], results: [at('potassium 6.0 mmol/L', '21T10:00')] });
    expect(state?.reopenedBy.map((message) => message.key)).toEqual(['reopened.analyteCrossed']);
  });
  test('back to normal is said as well', () => {
    const [state] = after({ lines: [line], results: [at('potassium 6.3 mmol/L', '21T07:00')] }, { lines: [line], results: [at('potassium 4.6 mmol/L', '21T10:00')] });
    expect(state?.reopenedBy.map((message) => message.key)).toEqual(['reopened.analyteBack']);
  });
  test('a result that grew old makes the check unknown, and reopens it', () => {
    const [state] = after({ lines: [line], results: [normal] }, { now: '2026-11-24T09:00:00.000Z', lines: [line], results: [normal] });
    expect(state?.reopenedBy).toEqual([{ key: 'reopened.nowNotAssessed', params: { family: 'laboratoryTrigger', reason: 'stale', input: 'potassium' } }]);
  });
  test('a second line that interacts reopens it; one that does not leaves it', () => {
    const warfarin = { drug: 'warfarin', start: '2026-11-20T09:00:00.000Z' };
    const before = { lines: [warfarin], results: [at('INR 2.4 1', '21T07:00')] };
    const [bad] = after(before, { ...before, lines: [warfarin, { drug: 'ibuprofen', start: '2026-11-21T10:00:00.000Z' }] });
    expect(bad?.reopenedBy).toEqual([{ key: 'reopened.newFinding', params: { family: 'interaction', substances: ['ibuprofen', 'warfarin'], severity: 'notRecommended' } }]);
    const [good] = after(before, { ...before, lines: [warfarin, { drug: 'paracetamol', start: '2026-11-21T10:00:00.000Z' }] });
    expect(good?.state).toBe('validated');
    const [strange] = after(before, { ...before, lines: [warfarin, { drug: 'zyxomab', start: '2026-11-21T10:00:00.000Z' }] });
    expect(strange?.state).toBe('validated');
  });
  test('a revised order reopens it', () => {
    const events = [validated({ lines: [line], results: [normal] })];
    const { chart } = reviewed({ lines: [line], results: [normal] });
    const revised = { ...chart, orders: chart.orders.map((order) => ({ ...order, revision: 1 })) };
    const current = review({ chart: revised, events }, knowledge, goldenContext({ name: 'x', lines: [], expect: {} }));
    expect(lineStates(revised, events, current)[0]?.reopenedBy).toEqual([{ key: 'reopened.orderChanged', params: {} }]);
  });
  test('an outage reopens nothing', () => {
    const [state] = after({ lines: [line], results: [normal] }, { lines: [line], results: [normal], staleFeeds: ['orders', 'results'], clockTrusted: false });
    expect(state?.state).toBe('validated');
  });
  test('a change of the rule that was hit reopens it, a change of a citation does not', () => {
    const pack = readGoldenPack();
    const high = { lines: [line], results: [at('potassium 5.6 mmol/L', '21T07:00')] };
    const changed = (edit: object) => compileKnowledge([{ ...pack, rules: pack.rules.map((rule) => (rule.id === 'lab-potassium-high-spironolactone' ? { ...rule, ...edit } : rule)) }]);
    expect(after(high, high, changed({ hazard: { en: 'Reworded.', fr: 'Reformulé.' } }))[0]?.reopenedBy).toEqual([{ key: 'reopened.ruleChanged', params: { family: 'laboratoryTrigger' } }]);
    expect(after(high, high, changed({ citations: [{ sourceId: 'other', text: 'Second edition' }] }))[0]?.state).toBe('validated');
  });
  test('a corrected validation no longer counts', () => {
    const first = validated({ lines: [line], results: [normal] });
    const withdrawal = event({ kind: 'comment', text: 'Wrong patient.', orderIds: [] }, { corrects: first.id });
    const { chart, review: current } = reviewed({ lines: [line], results: [normal] });
    expect(lineStates(chart, [first, withdrawal], current)[0]?.state).toBe('notValidated');
  });
});

describe('an answered finding', () => {
  const high = { lines: [line], results: [at('potassium 5.6 mmol/L', '21T07:00')] };
  const answerTo = (written: Partial<GoldenCase>) => {
    const [finding] = reviewed(written).review.findings;
    return event({ kind: 'answer', findingKey: finding?.key ?? '', findingFingerprint: finding?.fingerprint ?? '', ruleIds: [], orderIds: [], code: 'willMonitor' });
  };
  test('stays answered within its band, at another time', () => {
    const events = [answerTo(high)];
    const now = reviewed({ now: later, lines: [line], results: [at('potassium 5.8 mmol/L', '21T10:00')] }, events).review;
    expect(findingStates(now, events)).toMatchObject([{ state: 'answered' }]);
    expect(now.priority.mustAnswer).toBe(0);
  });
  test('is open again in the next band', () => {
    const events = [answerTo(high)];
    const now = reviewed({ now: later, lines: [line], results: [at('potassium 6.0 mmol/L', '21T10:00')] }, events).review;
    expect(findingStates(now, events)).toMatchObject([{ state: 'reopened' }]);
    expect(now.priority.mustAnswer).toBe(1);
  });
  test('is answered by a proposal to the prescriber about it, and by no other', () => {
    const finding = reviewed(high).review.findings[0];
    const proposal = (about: object) => event({ kind: 'intervention', problem: '10', type: '5', orderIds: [], message: 'Please measure again.', ...about });
    const now = reviewed(high).review;
    expect(findingStates(now, [proposal({ findingKey: finding?.key, findingFingerprint: finding?.fingerprint })])).toMatchObject([{ state: 'answered' }]);
    expect(findingStates(now, [proposal({ findingKey: finding?.key, findingFingerprint: 'another' })])).toMatchObject([{ state: 'reopened' }]);
    expect(findingStates(now, [proposal({})])).toMatchObject([{ state: 'open' }]);
  });
  test('is open where nobody answered, and where the answer was withdrawn', () => {
    const answer = answerTo(high);
    const withdrawal = event({ kind: 'comment', text: 'Not meant.', orderIds: [] }, { corrects: answer.id });
    const now = reviewed(high).review;
    expect(findingStates(now, [])).toMatchObject([{ state: 'open', event: null }]);
    expect(findingStates(now, [answer, withdrawal])).toMatchObject([{ state: 'open' }]);
  });
});

describe('the rank of a patient', () => {
  const rank = (written: Partial<GoldenCase>) => reviewed(written).review.priority.rank;
  test('what must be answered comes before all that is unknown, and unknown before quiet', () => {
    const must = rank({ lines: ['clarithromycin', 'simvastatin'] });
    const severe = rank({ lines: ['warfarin', 'ibuprofen'], results: [at('INR 2 1', '21T07:00')] });
    const strange = rank({ lines: Array.from({ length: 15 }, (_, index) => `zyxomab${index} mg`) });
    const quiet = rank({ lines: ['paracetamol'] });
    expect(must).toBeGreaterThan(severe);
    expect(must).toBeGreaterThan(strange);
    expect(strange).toBeGreaterThan(quiet);
  });
  test('an unknown raises a patient with findings as well', () => {
    expect(rank({ lines: ['warfarin', 'ibuprofen', 'zyxomab'], results: [at('INR 2 1', '21T07:00')] })).toBeGreaterThan(rank({ lines: ['warfarin', 'ibuprofen'], results: [at('INR 2 1', '21T07:00')] }));
  });
});
