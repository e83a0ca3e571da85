import { describe, expect, test } from 'vitest';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../clinical/review/review.ts';
import type { Review } from '../../schema/review/review.ts';
import { allergyField, correctionStateId, WEIGHT_FIELD } from '../../schema/state/correction.ts';
import type { SmallState, StateCommand } from '../../schema/state/smallState.ts';
import { applyCommand } from '../../sync/state/applyCommand.ts';
import type { GoldenCase } from './goldenCase.ts';
import { goldenChart, goldenContext } from './goldenChart.ts';
import { readGoldenPack } from './goldenPack.ts';

const knowledge = compileKnowledge([readGoldenPack()]);
/** Below 50 kg the golden pack allows 3 g of paracetamol a day, else 4 g. */
const written: GoldenCase = {
  name: 'disagreement',
  lines: [{ drug: 'paracetamol', dose: '1 g', perDay: 4 }],
  patient: { weight: '80 kg', weightTaken: '1d' },
  expect: {},
};
const chart = goldenChart(written);

/** The state after these corrections came to the server, each from the same base. */
function corrected(field: string, ...values: readonly (string | number)[]): SmallState[] {
  let state: SmallState | undefined;
  for (const [index, value] of values.entries()) {
    const command: StateCommand = {
      id: `0199a000-0000-7000-8000-00000000000${index}`,
      stateId: correctionStateId('golden'),
      kind: 'correction',
      siteId: 'site',
      wardId: 'ward',
      chartId: 'golden',
      field,
      base: null,
      value,
      authorId: `author-${index}`,
      authorName: `A. ${index}`,
      deviceId: 'desk',
      occurredAt: '2026-11-21T08:30:00.000Z',
    };
    state = applyCommand(state, command).state;
  }
  return state === undefined ? [] : [state];
}
const reviewed = (states: readonly SmallState[], of = written): Review =>
  review({ chart: goldenChart(of), events: [], states }, knowledge, goldenContext(of));
const doseCheck = ({ checks }: Review) => checks.find(({ family }) => family === 'dose')?.outcome;

// WL-INBOX-002
describe('a corrected weight', () => {
  test('counts in place of an older one', () => {
    expect(doseCheck(reviewed([]))).toBe('clear');
    expect(doseCheck(reviewed(corrected(WEIGHT_FIELD, 49)))).toBe('finding');
  });
  test('gives way to one that the hospital took later', () => {
    const later = { ...written, patient: { weight: '80 kg', weightTaken: '0d' } };
    expect(doseCheck(reviewed(corrected(WEIGHT_FIELD, 49), later))).toBe('clear');
  });
  test.each([
    [49, 80],
    [80, 49],
  ])('in dispute, %s or %s kg: the weight that finds the dose too high is followed, whichever the server holds', (...values) => {
    const { findings, families, ...rest } = reviewed(corrected(WEIGHT_FIELD, ...values));
    expect(findings).toEqual(reviewed(corrected(WEIGHT_FIELD, 49)).findings);
    expect(families.find(({ family }) => family === 'dose')?.outcome).toBe('finding');
    expect(doseCheck({ findings, families, ...rest })).toBe('finding');
    expect(rest.priority.rank).toBe(reviewed(corrected(WEIGHT_FIELD, 49)).priority.rank);
  });
  test('in dispute, and clear with either: clear', () => {
    expect(doseCheck(reviewed(corrected(WEIGHT_FIELD, 80, 90)))).toBe('clear');
  });
  test('in dispute among three: any of them that finds something is followed', () => {
    expect(doseCheck(reviewed(corrected(WEIGHT_FIELD, 80, 90, 49)))).toBe('finding');
  });
});

// WL-INBOX-002
describe('a corrected allergy', () => {
  const allergic: GoldenCase = {
    ...written,
    lines: [{ drug: 'amoxicillin', dose: '1 g', perDay: 3 }],
    patient: { allergies: ['amoxicillin'] },
  };
  const [entry] = goldenChart(allergic).allergies.entries;
  if (entry === undefined) throw new Error('the patient has an allergy');
  const field = allergyField(entry.id);
  const warns = (states: readonly SmallState[]): boolean =>
    reviewed(states, allergic).findings.some(({ family }) => family === 'allergy');

  test('that is refuted warns no more', () => {
    expect([warns([]), warns(corrected(field, 'refuted'))]).toEqual([true, false]);
  });
  test.each([
    ['refuted', 'stands'],
    ['stands', 'refuted'],
  ])('in dispute, %s or %s: it stands', (...values) => {
    expect(warns(corrected(field, ...values))).toBe(true);
  });
});

test('corrections of another patient change nothing', () => {
  const [state] = corrected(WEIGHT_FIELD, 49);
  if (state === undefined) throw new Error('there is a state');
  expect(reviewed([{ ...state, chartId: 'another' }])).toEqual(review({ chart, events: [] }, knowledge, goldenContext(written)));
});
