import { describe, expect, test } from 'vitest';
import { fingerprintsOf } from '../../clinical/validation/fingerprintsOf.ts';
import { compareChart, compareGone, mergedItem, stillHolds } from '../../renderer/desk/away/compareChart.ts';
import { duplicatedValidations } from '../../renderer/desk/away/decisionDifferences.ts';
import { seenChart } from '../../renderer/desk/away/seenChart.ts';
import {
  AFTER,
  BEFORE,
  calm,
  event,
  high,
  line,
  normal,
  reviewedAt,
  seen,
  validation,
  withStopped,
} from './awayCharts.ts';

const kindsOf = (differences: { readonly items: readonly { readonly kind: string }[] }) =>
  differences.items.map(({ kind }) => kind);
describe('nothing that matters', () => {
  test('an unchanged chart lists nothing', () => {
    const mine = validation('martin', calm);
    expect(compareChart(seen(calm, [mine]), reviewedAt(AFTER, calm, [mine]), 'martin').items).toEqual([]);
  });
  test('a new normal result is only counted', () => {
    const more = { ...calm, results: [normal, 'potassium 4.2 mmol/L 2026-11-21T10:00:00.000Z'] };
    const found = compareChart(seen(calm), reviewedAt(AFTER, more), 'martin');
    expect(found).toEqual({ items: [], counts: { newResults: 1, decisions: 0, arrived: 0, left: 0 } });
  });
  test('what colleagues decided on other lines is only counted', () => {
    const two = { lines: [line, 'omeprazole'], results: [normal] };
    const mine = validation('martin', two, ['line1']);
    const theirs = validation('roux', two, ['line2']);
    const found = compareChart(seen(two, [mine]), reviewedAt(AFTER, two, [mine, theirs]), 'martin');
    expect(found.items).toEqual([]);
    expect(found.counts.decisions).toBe(1);
  });
});

describe('a validation of mine', () => {
  test('that is no longer safe is told once, with the result that made it so', () => {
    const mine = validation('martin', calm);
    const found = compareChart(seen(calm, [mine]), reviewedAt(AFTER, high, [mine]), 'martin');
    expect(kindsOf(found)).toEqual(['validationNotSafe']);
    expect(found.items[0]).toMatchObject({ orderIds: ['line1'], drugs: ['spironolactone'] });
    expect(found.items[0]?.because[0]).toMatchObject({ key: 'reopened.analyteCrossed', params: { value: 6.3 } });
    expect(found.items[0]?.findingKey).toBeTruthy();
  });
  test('written during the absence counts as mine too', () => {
    const mine = validation('martin', calm);
    expect(kindsOf(compareChart(seen(calm), reviewedAt(AFTER, high, [mine]), 'martin'))).toEqual(['validationNotSafe']);
  });
  test('that was seen as reopened before is not told again; a further reason is', () => {
    const mine = validation('martin', calm);
    const before = seenChart(
      reviewedAt(BEFORE, { ...calm, results: ['potassium 6.3 mmol/L 2026-11-21T08:00:00.000Z'] }, [mine]),
      'martin',
    );
    const still = { ...calm, results: ['potassium 6.4 mmol/L 2026-11-21T10:00:00.000Z'] };
    expect(compareChart(before, reviewedAt(AFTER, still, [mine]), 'martin').items).toEqual([]);
    const revised = reviewedAt(AFTER, still, [mine], (chart) => ({
      ...chart,
      orders: chart.orders.map((order) => ({ ...order, revision: 1 })),
    }));
    expect(kindsOf(compareChart(before, revised, 'martin'))).toEqual(['validationNotSafe']);
  });
  test("a colleague's reopened validation is not mine, but its finding is shown", () => {
    const theirs = validation('roux', calm);
    expect(kindsOf(compareChart(seen(calm, [theirs]), reviewedAt(AFTER, high, [theirs]), 'martin'))).toEqual([
      'mustAnswer',
    ]);
  });
});

describe('a line that was stopped', () => {
  test('F46: validated here after it was stopped elsewhere, it is a task of the author', () => {
    const mine = validation('martin', calm);
    const now = reviewedAt(AFTER, calm, [mine], withStopped('line1'));
    const found = compareChart(seen(calm), now, 'martin');
    expect(kindsOf(found)).toEqual(['stoppedLineValidated']);
    expect(found.items[0]).toMatchObject({
      orderIds: ['line1'],
      drugs: ['spironolactone'],
      at: '2026-11-21T09:10:00.000Z',
    });
    expect(compareChart(seen(calm), now, 'roux').items.map(({ kind }) => kind)).not.toContain('stoppedLineValidated');
  });
  test('F46: the line may have left the chart altogether', () => {
    const mine = validation('martin', calm);
    const now = reviewedAt(AFTER, calm, [mine], (chart) => ({ ...chart, orders: [] }));
    expect(compareChart(seen(calm), now, 'martin').items).toMatchObject([
      { kind: 'stoppedLineValidated', drugs: ['spironolactone'] },
    ]);
  });
  test('after my validation was seen by the ward it is told as stopped', () => {
    const mine = validation('martin', calm);
    const now = reviewedAt(AFTER, calm, [mine], withStopped('line1'));
    expect(kindsOf(compareChart(seen(calm, [mine]), now, 'martin'))).toEqual(['lineStopped']);
  });
  test('that ended as planned, or that I had no part in, is no news', () => {
    const mine = validation('martin', calm);
    const ended = reviewedAt(AFTER, calm, [mine], withStopped('line1', 'completed'));
    expect(compareChart(seen(calm, [mine]), ended, 'martin').items).toEqual([]);
    expect(compareChart(seen(calm), reviewedAt(AFTER, calm, [], withStopped('line1')), 'martin').items).toEqual([]);
  });
});

describe('a finding', () => {
  test('that fires is listed with the result that fires it', () => {
    const [item, ...others] = compareChart(seen(calm), reviewedAt(AFTER, high), 'martin').items;
    expect(others).toEqual([]);
    expect(item).toMatchObject({ kind: 'mustAnswer', orderIds: ['line1'], at: '2026-11-21T10:00:00.000Z' });
    expect(item?.because[1]).toMatchObject({ key: 'newSince.result', params: { analyte: 'potassium', value: 6.3 } });
  });
  test('that is only to be shown comes as such', () => {
    const both = {
      ...calm,
      lines: [line, 'warfarin', 'ibuprofen'],
      results: [normal, 'INR 2 1 2026-11-21T07:00:00.000Z'],
    };
    const found = compareChart(seen({ ...both, lines: [line, 'warfarin'] }), reviewedAt(AFTER, both), 'martin');
    expect(kindsOf(found)).toContain('newFinding');
  });
  test('that a colleague has answered meanwhile does not wait for anybody', () => {
    const finding = reviewedAt(AFTER, high).review.findings.find(({ tier }) => tier === 'mustAnswer');
    const answer = event('roux', {
      kind: 'answer',
      findingKey: finding?.key ?? '',
      findingFingerprint: finding?.fingerprint ?? '',
      ruleIds: [],
      orderIds: ['line1'],
      code: 'discussedWithPrescriber',
    });
    const found = compareChart(seen(calm), reviewedAt(AFTER, high, [answer]), 'martin');
    expect(kindsOf(found)).not.toContain('mustAnswer');
    expect(found.counts.decisions).toBe(1);
  });
  test('that was there before is not listed again', () => {
    const known = { ...calm, results: ['potassium 6.3 mmol/L 2026-11-21T08:00:00.000Z'] };
    expect(compareChart(seen(known), reviewedAt(AFTER, known), 'martin').items).toEqual([]);
  });
  test('on which I acted and that is gone is good news, told last', () => {
    const before = { ...calm, results: ['potassium 6.3 mmol/L 2026-11-21T08:00:00.000Z'] };
    const finding = reviewedAt(BEFORE, before).review.findings.find(({ tier }) => tier === 'mustAnswer');
    const mine = event('martin', {
      kind: 'intervention',
      problem: '10',
      type: '5',
      orderIds: ['line1'],
      findingKey: finding?.key,
      findingFingerprint: finding?.fingerprint,
      message: 'Please measure again.',
    });
    const after = { ...before, results: ['potassium 4.3 mmol/L 2026-11-21T10:00:00.000Z'] };
    expect(kindsOf(compareChart(seen(before, [mine]), reviewedAt(AFTER, after, [mine]), 'martin'))).toEqual([
      'findingGone',
    ]);
    expect(compareChart(seen(before), reviewedAt(AFTER, after), 'martin').items).toEqual([]);
  });
});

describe('what others decided', () => {
  test('F18: two stations validate the same line without knowing of each other: both are kept, a duplicate is told', () => {
    const mine = validation('martin', calm);
    const theirs = validation('roux', calm);
    const found = compareChart(seen(calm), reviewedAt(AFTER, calm, [mine, theirs]), 'martin');
    expect(found.items).toMatchObject([
      { kind: 'duplicate', orderIds: ['line1'], by: 'A. Roux', drugs: ['spironolactone'] },
    ]);
    expect(compareChart(seen(calm), reviewedAt(AFTER, calm, [theirs, mine]), 'roux').items).toMatchObject([
      { kind: 'duplicate', by: 'C. Martin' },
    ]);
  });
  test('F18: who was here all the time is told as well, once, and not of a validation on other grounds', () => {
    const mine = validation('martin', calm);
    const theirs = validation('roux', calm);
    const known = seen(calm, [mine]);
    expect(duplicatedValidations(known, reviewedAt(AFTER, calm, [mine, theirs]), 'martin')).toMatchObject([
      { kind: 'duplicate', orderIds: ['line1'], by: 'A. Roux' },
    ]);
    expect(
      duplicatedValidations(seen(calm, [mine, theirs]), reviewedAt(AFTER, calm, [mine, theirs]), 'martin'),
    ).toEqual([]);
    const onOtherGrounds = validation('roux', high);
    expect(duplicatedValidations(known, reviewedAt(AFTER, high, [mine, onOtherGrounds]), 'martin')).toEqual([]);
  });
  test('F18: a validation of what changed in between is none', () => {
    const mine = validation('martin', calm);
    const { body } = validation('roux', calm);
    const lines = body.kind === 'validation' ? body.lines.map((each) => ({ ...each, orderRevision: 1 })) : [];
    const theirs = event('roux', { kind: 'validation', lines });
    expect(kindsOf(compareChart(seen(calm), reviewedAt(AFTER, calm, [mine, theirs]), 'martin'))).not.toContain(
      'duplicate',
    );
  });
  test('on a line of mine that they knew of is listed as a decision, with its author', () => {
    const mine = validation('martin', calm);
    const theirs = event('roux', {
      kind: 'intervention',
      problem: '10',
      type: '2',
      orderIds: ['line1'],
      message: 'Stop.',
    });
    const found = compareChart(seen(calm, [mine]), reviewedAt(AFTER, calm, [mine, theirs]), 'martin');
    expect(found.items).toMatchObject([
      { kind: 'decision', by: 'A. Roux', because: [{ key: 'interventionType.2', params: {} }] },
    ]);
  });
  test('the answer to my intervention is listed with its reason; the answer to a colleague is counted', () => {
    const mine = event('martin', {
      kind: 'intervention',
      problem: '10',
      type: '2',
      orderIds: ['line1'],
      message: 'Stop.',
    });
    const outcome = event('roux', {
      kind: 'interventionOutcome',
      interventionId: mine.id,
      outcome: 'refused',
      reason: 'Needed',
    });
    const found = compareChart(seen(calm, [mine]), reviewedAt(AFTER, calm, [mine, outcome]), 'martin');
    expect(found.items).toMatchObject([
      {
        kind: 'outcome',
        because: [
          { key: 'interventionOutcome.refused', params: {} },
          { key: 'away.reason', params: { textReason: 'Needed' } },
        ],
      },
    ]);
    expect(compareChart(seen(calm), reviewedAt(AFTER, calm, [mine, outcome]), 'other').items).toEqual([]);
  });
  test('what was withdrawn meanwhile is not told', () => {
    const mine = validation('martin', calm);
    const theirs = validation('roux', calm);
    const withdrawal = event('roux', { kind: 'comment', text: 'Not meant.', orderIds: [] }, { corrects: theirs.id });
    expect(compareChart(seen(calm), reviewedAt(AFTER, calm, [mine, theirs, withdrawal]), 'martin').items).toEqual([]);
  });
});

describe('patients who came and went', () => {
  test('who arrived with something to answer is listed, the others are counted', () => {
    expect(compareChart(null, reviewedAt(AFTER, calm), 'martin')).toMatchObject({ items: [], counts: { arrived: 1 } });
    expect(compareChart(null, reviewedAt(AFTER, high), 'martin').items).toMatchObject([{ kind: 'patientArrived' }]);
  });
  test('who left with something open, or on whom I worked without knowing, is listed; the others are counted', () => {
    expect(compareGone(seen(calm), false)).toMatchObject({ items: [], counts: { left: 1 } });
    expect(compareGone(seen(calm), true).items).toMatchObject([{ kind: 'patientLeft' }]);
    expect(compareGone(seen(high), false).items).toMatchObject([{ kind: 'patientLeft', because: [{}] }]);
  });
  test('F25: a merged record leads to the one that goes on, and names it', () => {
    const survivor = {
      ...seen(calm),
      chartId: 'survivor',
      patient: { familyName: 'Durand', givenNames: ['Rose'], bed: '4' },
    };
    expect(mergedItem(seen(calm), survivor, [])).toMatchObject({
      kind: 'patientMerged',
      chartId: 'survivor',
      mergedChartId: 'golden',
      patient: { familyName: 'Golden' },
      because: [{ key: 'away.mergedInto', params: { textName: 'Durand, Rose' } }],
    });
  });
});

describe('what is listed', () => {
  test('goes when it is dealt with: the line validated again, the finding answered', () => {
    const mine = validation('martin', calm);
    const now = reviewedAt(AFTER, high, [mine]);
    const [item] = compareChart(seen(calm, [mine]), now, 'martin').items;
    if (item === undefined) throw new Error('nothing was listed');
    expect(stillHolds(item, now)).toBe(true);
    const again = event(
      'martin',
      { kind: 'validation', lines: [...fingerprintsOf(now.review, ['line1'])] },
      { occurredAt: AFTER },
    );
    expect(stillHolds(item, reviewedAt(AFTER, high, [mine, again]))).toBe(false);
  });
});
