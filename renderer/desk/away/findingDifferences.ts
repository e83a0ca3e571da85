import { standingEvents } from '../../../clinical/answers/standingEvents.ts';
import { isAnalyte } from '../../../clinical/facts/latestResults.ts';
import type { Instant } from '../../../schema/instant.ts';
import type { Finding } from '../../../schema/review/finding.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { AwayItem } from '../deskViews.ts';
import { itemOf } from './itemOf.ts';
import type { ReviewedChart, SeenChart } from './seenChart.ts';

/** Findings that are new, or louder, or no longer answered; and those gone on which this person had acted. */
export function findingDifferences(
  before: SeenChart,
  now: ReviewedChart,
  userId: string,
  alreadyTold: readonly string[],
): readonly AwayItem[] {
  return [
    ...waitingFindings(now)
      .filter((finding) => !isKnown(finding, before) && !alreadyTold.includes(finding.key))
      .map((finding) => findingItem(now, finding, before.at)),
    ...gone(before, now, userId),
  ];
}

/** What waits for a person, most severe first. */
export function waitingFindings({ review, findingStates }: ReviewedChart): readonly Finding[] {
  return review.findings.filter(
    ({ key, tier }) =>
      (tier === 'mustAnswer' || tier === 'show') &&
      findingStates.find(({ findingKey }) => findingKey === key)?.state !== 'answered',
  );
}

function isKnown(finding: Finding, before: SeenChart): boolean {
  const seen = before.findings.find(({ key }) => key === finding.key);
  if (seen === undefined) return false;
  return seen.fingerprint === finding.fingerprint || (seen.tier === finding.tier && finding.tier === 'show');
}

function findingItem(now: ReviewedChart, finding: Finding, since: Instant): AwayItem {
  const result = firedBy(now, finding, since);
  return itemOf(now.chart, finding.tier === 'mustAnswer' ? 'mustAnswer' : 'newFinding', {
    orderIds: finding.orderIds,
    findingKey: finding.key,
    severity: finding.severity,
    because: result === null ? [finding.title] : [finding.title, result.message],
    at: result?.at ?? null,
  });
}

/** The newest result that the finding rests on, where it came after the person last looked. */
function firedBy(
  { chart }: ReviewedChart,
  { evidence }: Finding,
  since: Instant,
): { readonly message: Message; readonly at: Instant } | null {
  const results = evidence.flatMap(({ kind, fact, value, recordId, at }) => {
    const record = chart.observations.find(({ id }) => id === recordId);
    const cameAt = record?.issuedAt ?? at ?? null;
    if (kind !== 'observation' || value === undefined || cameAt === null || cameAt <= since || !isAnalyte(fact))
      return [];
    const params = { analyte: fact, value: value.value, unit: value.unit, at: at ?? cameAt };
    return [{ message: { key: 'newSince.result', params }, at: at ?? cameAt }];
  });
  return results.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

function gone(before: SeenChart, now: ReviewedChart, userId: string): readonly AwayItem[] {
  const actedOn = new Set(
    standingEvents(now.events).flatMap(({ authorId, body }) =>
      authorId === userId && (body.kind === 'answer' || body.kind === 'intervention') ? [body.findingKey] : [],
    ),
  );
  const present = new Set(now.review.findings.map(({ key }) => key));
  return before.findings
    .filter(({ key, tier }) => tier === 'mustAnswer' && actedOn.has(key) && !present.has(key))
    .map(({ key, title, orderIds, severity }) =>
      itemOf(now.chart, 'findingGone', { findingKey: key, orderIds, severity, because: [title] }),
    );
}
