import type { PatientFacts } from './patientFacts.ts';
import { latestStatement, type PregnancyStatement } from './pregnancyStatement.ts';

/**
 * Ages at which a pregnancy is considered, both included: those at which radiographers ask (Society and College of Radiographers,
 * Inclusive pregnancy status guidelines, 2021).
 */
export const CHILD_BEARING_YEARS = { from: 12, to: 55 } as const;

const DAY_MS = 86_400_000;
/**
 * "Not pregnant" holds for a month: prevention programmes (isotretinoin, valproate, thalidomide) repeat the test as often, and an
 * older answer leaves room for the weeks in which organs form.
 */
const NO_HOLDS_DAYS = 31;
/** No pregnancy lasts longer. */
const LONGEST_WEEKS = 43;
/** A mother who breast-feeds may do so for long; who does not, may have given birth since. */
const LACTATION_HOLDS_DAYS = 365;
const NO_LACTATION_HOLDS_DAYS = 92;

/** Why a status is not known: nobody said, or what was said is too old. */
export type StatusDoubt = 'missing' | 'stale';

export type PregnancyStatus =
  | {
      readonly value: 'yes';
      readonly statement: PregnancyStatement;
      /** Weeks since the last period, now; null: not said. */
      readonly weeks: number | null;
    }
  | { readonly value: 'no' }
  | { readonly value: 'unknown'; readonly doubt: StatusDoubt };

/** False only where nobody would ask: a man, a child, a woman past these years or without a womb, none of them said to be pregnant. */
export function mayBePregnantOrLactating(facts: PatientFacts): boolean {
  if (facts.sex === 'male' && facts.chart.patient.pregnancy === null && facts.chart.patient.lactation === null)
    return false;
  const { pregnancy, lactation } = facts.pregnancyStatements();
  if (latestStatement(pregnancy, facts.nowMs)?.value === 'yes') return true;
  if (latestStatement(lactation, facts.nowMs)?.value === 'yes') return true;
  return mayConceive(facts);
}

function mayConceive(facts: PatientFacts): boolean {
  if (facts.sex === 'male' || facts.pregnancyStatements().cannotConceive) return false;
  const { age } = facts;
  return age === null || (age.maximumYears >= CHILD_BEARING_YEARS.from && age.minimumYears <= CHILD_BEARING_YEARS.to);
}

/** Pregnant now? From the status on record, conditions, gestational ages and pregnancy tests; the latest counts. */
export function pregnancyStatus(facts: PatientFacts): PregnancyStatus {
  const { pregnancy } = facts.pregnancyStatements();
  const latest = latestStatement(pregnancy, facts.nowMs);
  if (latest === null) return mayConceive(facts) ? { value: 'unknown', doubt: 'missing' } : { value: 'no' };
  const days = daysSince(latest, facts.nowMs);
  if (latest.value === 'no')
    return days <= NO_HOLDS_DAYS || !mayConceive(facts) ? { value: 'no' } : { value: 'unknown', doubt: 'stale' };
  const weeks = weeksNow(pregnancy, facts.nowMs);
  const isOver = weeks === null ? days > LONGEST_WEEKS * 7 : weeks > LONGEST_WEEKS;
  return isOver ? { value: 'unknown', doubt: 'stale' } : { value: 'yes', statement: latest, weeks };
}

/** From the latest gestational age of this pregnancy, and the time that has passed since. */
function weeksNow(statements: readonly PregnancyStatement[], nowMs: number): number | null {
  const dated = statements.filter(
    (statement) =>
      statement.value === 'yes' && statement.weeks !== null && daysSince(statement, nowMs) <= LONGEST_WEEKS * 7,
  );
  const latest = latestStatement(dated, nowMs);
  return latest === null || latest.weeks === null ? null : latest.weeks + daysSince(latest, nowMs) / 7;
}

export type LactationStatus =
  | { readonly value: 'yes'; readonly statement: PregnancyStatement }
  | { readonly value: 'no' }
  | { readonly value: 'unknown'; readonly doubt: StatusDoubt };

/** Breast-feeding now? Unrecorded in a pregnant woman it is taken for no: her pregnancy decides. */
export function lactationStatus(facts: PatientFacts): LactationStatus {
  const latest = latestStatement(facts.pregnancyStatements().lactation, facts.nowMs);
  if (latest === null)
    return mayConceive(facts) && pregnancyStatus(facts).value !== 'yes'
      ? { value: 'unknown', doubt: 'missing' }
      : { value: 'no' };
  const days = daysSince(latest, facts.nowMs);
  if (days > (latest.value === 'yes' ? LACTATION_HOLDS_DAYS : NO_LACTATION_HOLDS_DAYS))
    return mayConceive(facts) ? { value: 'unknown', doubt: 'stale' } : { value: 'no' };
  return latest.value === 'yes' ? { value: 'yes', statement: latest } : { value: 'no' };
}

/** A statement without a date is what the sender says now. */
function daysSince(statement: PregnancyStatement, nowMs: number): number {
  return statement.at === null ? 0 : Math.max(0, (nowMs - Date.parse(statement.at)) / DAY_MS);
}
