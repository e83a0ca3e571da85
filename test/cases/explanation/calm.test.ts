import { expect, test } from 'vitest';
import { groupNotAssessed } from '../../../clinical/review/groupNotAssessed.ts';
import { review } from '../../../clinical/review/review.ts';
import { contextAt, knowledge, namedCharts } from './explanationCharts.ts';

/** What a person can take in beside the findings. */
const MOST_GROUPS = 15;

test('what is not assessed reads calmly: a handful of lines, whatever number of checks waits', () => {
  let most = { name: '', groups: 0, entries: 0 };
  for (const { chart, now, name } of namedCharts) {
    const { notAssessed } = review({ chart, events: [] }, knowledge, contextAt(now));
    const groups = groupNotAssessed(notAssessed).length;
    if (groups > most.groups) most = { name, groups, entries: notAssessed.length };
  }
  expect(most.groups, JSON.stringify(most)).toBeLessThanOrEqual(MOST_GROUPS);
});
