import type { StateCommand } from './smallState.ts';

/** The fields of a `correction`: what pharmacists say is true of a patient where the hospital's record says otherwise. */
export const WEIGHT_FIELD = 'weightKg';
const ALLERGY_FIELD = 'allergy:';

/** What is said of one entry of the hospital's allergy list. */
const allergyStandings = ['stands', 'refuted'] as const;

export function allergyField(entryId: string): string {
  return `${ALLERGY_FIELD}${entryId}`;
}

/** The entry that a field speaks of; null: the field is about something else. */
export function allergyEntryOf(field: string): string | null {
  return field.startsWith(ALLERGY_FIELD) ? field.slice(ALLERGY_FIELD.length) : null;
}

export function correctionStateId(chartId: string): string {
  return `correction:${chartId}`;
}

/** The weights of living patients: outside them a number is a slip of the pen. */
const WEIGHT_LIMITS_KG = { least: 0.3, most: 500 } as const;

export function isWeightKg(value: unknown): value is number {
  return typeof value === 'number' && value >= WEIGHT_LIMITS_KG.least && value <= WEIGHT_LIMITS_KG.most;
}

/** Whether a command says something that a review could use. A field of a later version is kept, whatever it says. */
export function isSoundCorrection({ kind, chartId, stateId, field, value }: StateCommand): boolean {
  if (kind !== 'correction') return true;
  if (chartId === null || stateId !== correctionStateId(chartId)) return false;
  if (field === WEIGHT_FIELD) return isWeightKg(value);
  return allergyEntryOf(field) === null || allergyStandings.some((standing) => standing === value);
}
