import type { Evidence } from '../../schema/review/evidence.ts';
import { lactationStatus, pregnancyStatus } from '../facts/pregnancy.ts';
import { truthOf, type Truth } from '../truth.ts';
import { type ConditionScope, unknownFor } from './conditionScope.ts';

interface PregnancyAsked {
  readonly trimesters?: readonly (1 | 2 | 3)[] | undefined;
  readonly weeks?: { readonly from?: number | undefined; readonly below?: number | undefined } | undefined;
}

/** First trimester to the end of week 13, second to the end of week 27 (ACOG, reVITALize obstetric definitions, 2014). */
export function isPregnant(asked: PregnancyAsked, scope: ConditionScope, evidence: Evidence[]): Truth {
  const status = pregnancyStatus(scope.facts);
  if (status.value === 'no') return 'no';
  if (status.value === 'unknown') return unknownFor(scope, 'pregnancy', status.doubt);
  const { weeks, statement } = status;
  evidence.push({
    ...statement.source,
    fact: 'pregnancy',
    at: statement.at,
    ...(weeks === null ? {} : { value: { value: Math.floor(weeks), unit: 'wk' } }),
  });
  if (asked.trimesters === undefined && asked.weeks === undefined) return 'yes';
  if (weeks === null) return unknownFor(scope, 'gestation');
  const trimester = weeks < 14 ? 1 : weeks < 28 ? 2 : 3;
  if (asked.trimesters !== undefined && !asked.trimesters.includes(trimester)) return 'no';
  const { from = 0, below = Number.POSITIVE_INFINITY } = asked.weeks ?? {};
  return truthOf(weeks >= from && weeks < below);
}

export function isLactating(scope: ConditionScope, evidence: Evidence[]): Truth {
  const status = lactationStatus(scope.facts);
  if (status.value === 'no') return 'no';
  if (status.value === 'unknown') return unknownFor(scope, 'lactation', status.doubt);
  evidence.push({ ...status.statement.source, fact: 'lactation', at: status.statement.at });
  return 'yes';
}
