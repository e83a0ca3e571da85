import { expect, test } from 'vitest';
import { severityIndex, tierIndex } from '../../../clinical/tier/tierTable.ts';
import { review } from '../../../clinical/review/review.ts';
import { changesThatClear } from '../../../clinical/whatIf/changesThatClear.ts';
import { whatIf } from '../../../clinical/whatIf/whatIf.ts';
import type { Finding } from '../../../schema/review/finding.ts';
import type { Review } from '../../../schema/review/review.ts';
import { contextAt, knowledge, namedCharts } from './explanationCharts.ts';

/** What cannot be tried on a chart by itself: a kidney that recovers, a rate, a line that runs apart. */
const untried = new Set([
  'clears.kidneyRecovery',
  'clears.renalFunction',
  'clears.rate',
  'clears.separateLine',
  'clears.otherDiluent',
  'clears.dateReached',
  'clears.hoursApart',
  'clears.resultWithin',
  'clears.opioidLoad',
]);

/** Gone, milder, quieter, or with fewer rules or lines than before. */
function isBetter(before: Finding, after: Review): boolean {
  const keys = new Set([before.key, ...(before.parts ?? []).map(({ key }) => key)]);
  // Told within another finding it is as severe as its own part there.
  const still = after.findings
    .flatMap(({ key, severity, tier, rules, parts }) => [
      { key, severity, tier, ruleIds: rules.map(({ ruleId }) => ruleId) },
      ...(parts ?? []),
    ])
    .filter(({ key }) => keys.has(key));
  const rules = new Set(still.flatMap(({ ruleIds }) => ruleIds));
  return (
    still.every(
      (one) =>
        severityIndex(one.severity) > severityIndex(before.severity) || tierIndex(one.tier) > tierIndex(before.tier),
    ) || before.rules.some(({ ruleId }) => !rules.has(ruleId))
  );
}

test('what is said to clear a finding clears it', { timeout: 120_000 }, () => {
  const lies = new Map<string, { count: number; first: string }>();
  const tried = new Map<string, number>();
  for (const { name, chart, now } of namedCharts) {
    const context = contextAt(now);
    const before = review({ chart, events: [] }, knowledge, context);
    for (const finding of before.findings) {
      for (const message of finding.clearsWhen) {
        const ways = changesThatClear(message, finding, chart, before);
        if (ways.length === 0 && !untried.has(message.key)) lies.set(`${message.key} cannot be tried`, { count: 1, first: name });
        for (const way of ways) {
          tried.set(message.key, (tried.get(message.key) ?? 0) + 1);
          const after = whatIf({ chart, events: [] }, way, knowledge, context);
          if (after.ok && isBetter(finding, after.value.after)) continue;
          const kind = `${finding.key.split(':')[0] ?? ''} ${finding.family} ${message.key}`;
          const known = lies.get(kind);
          const first = `${name}: ${finding.key} [${finding.rules.map(({ ruleId }) => ruleId).join(', ')}] ${JSON.stringify(message.params)} by ${JSON.stringify(way)}`;
          lies.set(kind, { count: (known?.count ?? 0) + 1, first: known?.first ?? first });
        }
      }
    }
  }
  expect(Object.fromEntries(lies)).toEqual({});
  expect(tried.size).toBeGreaterThan(5);
});
