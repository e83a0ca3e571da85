import { describe, expect, test } from 'vitest';
import type { WorklistRow } from '../deskViews.ts';
import { worklistView, type RankedRow } from './worklistView.ts';

function ranked(chartId: string, rank: number, row: Partial<WorklistRow> = {}, hasMyIntervention = false): RankedRow {
  return {
    rank,
    hasMyIntervention,
    row: {
      chartId,
      wardId: 'w1',
      bed: null,
      familyName: chartId,
      givenNames: [],
      birthDate: null,
      ageYears: null,
      sex: 'unknown',
      leading: [],
      level: 'none',
      unansweredMustAnswer: 0,
      notAssessedInputs: [],
      notAssessedChecks: 0,
      changes: [],
      changedAt: null,
      reopenedLines: 0,
      nextDoseAt: null,
      validatedLines: 1,
      peerLines: 0,
      currentLines: 1,
      openInterventions: 0,
      reviewingBy: null,
      disagreements: 0,
      keyFigure: null,
      ...row,
    },
  };
}
const all = { wardId: null, filter: 'all', words: '' } as const;
const wards = [
  { id: 'w1', siteId: 's', name: 'One', beds: 1 },
  { id: 'w2', siteId: 's', name: 'Two', beds: 1 },
];
const ids = (view: { readonly rows: readonly WorklistRow[] }): readonly string[] =>
  view.rows.map(({ chartId }) => chartId);

describe('the worklist', () => {
  test('puts the higher rank first, then the sooner dose, then the lower bed', () => {
    const rows = [
      ranked('late', 5, { nextDoseAt: '2026-11-21T12:00:00.000Z', bed: '1' }),
      ranked('first', 9),
      ranked('bed10', 1, { bed: '10' }),
      ranked('soon', 5, { nextDoseAt: '2026-11-21T09:00:00.000Z', bed: '9' }),
      ranked('bed2', 1, { bed: '2' }),
    ];
    expect(ids(worklistView(all, rows, null, wards, 0))).toEqual(['first', 'soon', 'late', 'bed2', 'bed10']);
  });
  // WL-INBOX-004
  test('names everybody of whom pharmacists say different things, also in another ward and outside the filter', () => {
    const rows = [ranked('here', 3), ranked('there', 1, { wardId: 'w2', disagreements: 1 })];
    const view = worklistView({ wardId: 'w1', filter: 'notAssessed', words: 'x' }, rows, new Set(['here']), wards, 0);
    expect([ids(view), view.disagreements]).toEqual([[], ['there']]);
  });
  test('counts every filter over the ward, whatever filter is on', () => {
    const rows = [
      ranked('open', 3, { validatedLines: 0 }),
      ranked('answer', 2, { unansweredMustAnswer: 1 }),
      ranked('reopened', 2, { reopenedLines: 1 }),
      ranked('unknown', 1, { notAssessedChecks: 2 }),
      ranked('mine', 0, {}, true),
      ranked('elsewhere', 9, { wardId: 'w2', validatedLines: 0 }),
    ];
    const view = worklistView({ wardId: 'w1', filter: 'notAssessed', words: '' }, rows, null, wards, 4);
    expect(ids(view)).toEqual(['unknown']);
    expect(view.counts).toEqual({ all: 5, toReview: 2, changed: 1, notAssessed: 1, myInterventions: 1 });
    expect(view.wards.map(({ patients }) => patients)).toEqual([5, 1]);
    expect(view.pending).toBe(4);
  });
  test('shows only who matches the words', () => {
    expect(ids(worklistView(all, [ranked('a', 1), ranked('b', 2)], new Set(['a']), wards, 0))).toEqual(['a']);
  });
  test('F20: a ward that is not whole is loading, never empty, and counts who is still to come', () => {
    const loading = [
      { wardId: 'w1', patients: 5 },
      { wardId: 'w2', patients: null },
    ];
    const view = worklistView({ ...all, wardId: 'w1' }, [ranked('a', 1), ranked('b', 2)], null, wards, 0, loading);
    expect(view.pending).toBe(3);
    expect(view.wards).toEqual([
      { id: 'w1', name: 'One', patients: 2, loading: { patientsDue: 5 } },
      { id: 'w2', name: 'Two', patients: 0, loading: { patientsDue: null } },
    ]);
    expect(worklistView(all, [ranked('a', 1)], null, wards, 0).wards.map((ward) => ward.loading)).toEqual([null, null]);
  });
  test('says how many it leaves out of a list that nobody reads', () => {
    const view = worklistView(
      all,
      Array.from({ length: 612 }, (_, index) => ranked(`p${index}`, index)),
      null,
      wards,
      0,
    );
    expect([view.rows.length, view.beyond, view.counts.all]).toEqual([500, 112, 612]);
    expect(view.rows[0]?.chartId).toBe('p611');
  });
});
