import type { NotAssessed } from '../../schema/review/checkOutcome.ts';
import type { Finding } from '../../schema/review/finding.ts';
import type { Review } from '../../schema/review/review.ts';
import { severityIndex, tierIndex } from '../tier/tierTable.ts';

/** A finding that is about the same thing before and after. */
export interface FindingChange {
  readonly before: Finding;
  readonly after: Finding;
}

type FamilyResult = Review['families'][number]['outcome'];

/** What a change does to a review. */
export interface ReviewDifference {
  readonly come: readonly Finding[];
  readonly go: readonly Finding[];
  /** More severe, or as severe and louder. */
  readonly rise: readonly FindingChange[];
  readonly fall: readonly FindingChange[];
  /** Only the lines that are new to it, or gone from it. */
  readonly notAssessedCome: readonly NotAssessed[];
  readonly notAssessedGo: readonly NotAssessed[];
  readonly families: readonly {
    readonly family: Review['families'][number]['family'];
    readonly before: FamilyResult;
    readonly after: FamilyResult;
  }[];
  readonly rank: { readonly before: number; readonly after: number };
}

/** What differs between two reviews of one patient, by what the findings are about. */
export function compareReviews(before: Review, after: Review): ReviewDifference {
  const pairs = pairsOf(before.findings, after.findings);
  const paired = new Set(pairs.flatMap((pair) => [pair.before, pair.after]));
  const direction = (pair: FindingChange): number =>
    severityIndex(pair.before.severity) - severityIndex(pair.after.severity) ||
    tierIndex(pair.before.tier) - tierIndex(pair.after.tier);
  const outcomes = new Map(after.families.map(({ family, outcome }) => [family, outcome]));
  return {
    come: after.findings.filter((finding) => !paired.has(finding)),
    go: before.findings.filter((finding) => !paired.has(finding)),
    rise: pairs.filter((pair) => direction(pair) > 0),
    fall: pairs.filter((pair) => direction(pair) < 0),
    notAssessedCome: without(after.notAssessed, before.notAssessed),
    notAssessedGo: without(before.notAssessed, after.notAssessed),
    families: before.families.flatMap(({ family, outcome }) => {
      const now = outcomes.get(family) ?? outcome;
      return now === outcome ? [] : [{ family, before: outcome, after: now }];
    }),
    rank: { before: before.priority.rank, after: after.priority.rank },
  };
}

/**
 * By key. A finding that was told as part of a larger one, and stands alone after the change, is that one grown smaller: neither new nor
 * gone.
 */
function pairsOf(before: readonly Finding[], after: readonly Finding[]): readonly FindingChange[] {
  const open = new Set(after);
  const pairs: FindingChange[] = [];
  const take = (one: Finding, other: Finding | undefined): void => {
    if (other === undefined) return;
    open.delete(other);
    pairs.push({ before: one, after: other });
  };
  const byKey = new Map(after.map((finding) => [finding.key, finding]));
  for (const finding of before) take(finding, byKey.get(finding.key));
  const matched = new Set(pairs.map((pair) => pair.before));
  for (const finding of before) {
    if (matched.has(finding)) continue;
    const keys = keysOf(finding);
    take(
      finding,
      [...open].find((other) => [...keysOf(other)].some((key) => keys.has(key))),
    );
  }
  return pairs;
}

function keysOf(finding: Finding): ReadonlySet<string> {
  return new Set([finding.key, ...(finding.parts ?? []).map(({ key }) => key)]);
}

function without(all: readonly NotAssessed[], known: readonly NotAssessed[]): readonly NotAssessed[] {
  const orders = new Map<string, Set<string>>();
  for (const entry of known) {
    const key = keyOf(entry);
    const set = orders.get(key) ?? new Set<string>();
    for (const id of entry.orderIds) set.add(id);
    orders.set(key, set);
  }
  return all.flatMap((entry) => {
    const had = orders.get(keyOf(entry));
    if (had === undefined) return [entry];
    const orderIds = entry.orderIds.filter((id) => !had.has(id));
    return orderIds.length === 0 ? [] : [{ ...entry, orderIds }];
  });
}

function keyOf({ family, reason, input, detail }: NotAssessed): string {
  return `${family}|${reason}|${input}|${detail.key}`;
}
