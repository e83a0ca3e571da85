import type { CheckOutcome } from '../../schema/review/checkOutcome.ts';
import type { CheckFingerprint } from '../../schema/events/fingerprint.ts';
import type { Finding } from '../../schema/review/finding.ts';
import type { Review } from '../../schema/review/review.ts';
import { severityIndex, tierIndex } from '../tier/tierTable.ts';
import { mostSevereFirst } from './mostSevereFirst.ts';

/**
 * One answer from reviews of the same lines under different facts, when nobody knows which of them is true: a finding of any of
 * them is told, as loudly as the loudest does, and a check is clear only where it is in all of them.
 */
export function mostCautious([first, ...others]: readonly [Review, ...Review[]]): Review {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const [leading = first] = all.toSorted((one, other) => other.priority.rank - one.priority.rank);
  return {
    ...first,
    findings: worstByKey(
      all.flatMap(({ findings }) => findings),
      ({ key }) => key,
      louder,
    ).toSorted(mostSevereFirst),
    checks: worstByKey(
      all.flatMap(({ checks }) => checks),
      ({ family, orderId }) => `${family} ${orderId}`,
      worse,
    ),
    notAssessed: worstByKey(
      all.flatMap(({ notAssessed }) => notAssessed),
      (each) => JSON.stringify([each.family, each.orderIds, each.reason, each.input]),
      () => 0,
    ),
    families: worstByKey(
      all.flatMap(({ families }) => families),
      ({ family }) => family,
      worse,
    ),
    fingerprints: first.fingerprints.map((line) => ({
      ...line,
      checks: worstByKey(
        all.flatMap(({ fingerprints }) => fingerprints.find(({ orderId }) => orderId === line.orderId)?.checks ?? []),
        ({ checkKey }) => checkKey,
        (one, other) => worse(one, other) || louderCheck(one, other),
      ),
    })),
    priority: leading.priority,
  };
}

/** One of each key, the worst, where the first of them stood. */
function worstByKey<T>(all: readonly T[], keyOf: (each: T) => string, compare: (one: T, other: T) => number): T[] {
  const worst = new Map<string, T>();
  for (const each of all) {
    const key = keyOf(each);
    const held = worst.get(key);
    if (held === undefined || compare(each, held) < 0) worst.set(key, each);
  }
  return [...worst.values()];
}

const worstFirst: readonly CheckOutcome['outcome'][] = ['finding', 'notAssessed', 'clear', 'notApplicable'];

function worse(one: Pick<CheckOutcome, 'outcome'>, other: Pick<CheckOutcome, 'outcome'>): number {
  return worstFirst.indexOf(one.outcome) - worstFirst.indexOf(other.outcome);
}

function louder(one: Finding, other: Finding): number {
  return severityIndex(one.severity) - severityIndex(other.severity) || tierIndex(one.tier) - tierIndex(other.tier);
}

function louderCheck(one: CheckFingerprint, other: CheckFingerprint): number {
  if (one.severity === undefined || other.severity === undefined) return 0;
  return severityIndex(one.severity) - severityIndex(other.severity);
}
