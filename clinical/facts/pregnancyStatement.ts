import type { Instant } from '../../schema/instant.ts';
import type { Evidence } from '../../schema/review/evidence.ts';

/** Somebody, or a test, said that the patient is or is not pregnant (or breast-feeding). */
export interface PregnancyStatement {
  readonly value: 'yes' | 'no';
  /** null: not dated, which is read as said now. */
  readonly at: Instant | null;
  /** Weeks since the last period on that day; null: not said. */
  readonly weeks: number | null;
  readonly source: Pick<Evidence, 'kind' | 'recordId' | 'text'>;
}

/** The latest one; of two of the same day the one that says yes. */
export function latestStatement(statements: readonly PregnancyStatement[], nowMs: number): PregnancyStatement | null {
  let latest: PregnancyStatement | null = null;
  for (const statement of statements) {
    const order = latest === null ? 1 : dayOf(statement, nowMs) - dayOf(latest, nowMs);
    if (order > 0 || (order === 0 && latest?.value === 'no' && statement.value === 'yes')) latest = statement;
  }
  return latest;
}

function dayOf({ at }: PregnancyStatement, nowMs: number): number {
  return Math.floor(Math.min(nowMs, at === null ? nowMs : Date.parse(at)) / 86_400_000);
}
