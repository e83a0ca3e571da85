import type { Evidence } from '../../schema/review/evidence.ts';
import { truthOf, type Truth } from '../truth.ts';
import type { PatientFacts } from './patientFacts.ts';

/** Ages at which a pregnancy is considered, both included. */
export const CHILD_BEARING_YEARS = { from: 12, to: 55 } as const;

/** False only where nobody would ask: a man, a child, a woman past these years, none of them recorded as pregnant or breast-feeding. */
export function mayBePregnantOrLactating(facts: PatientFacts): boolean {
  const { pregnancy, lactation } = facts.chart.patient;
  if (pregnancy?.value === 'yes' || lactation?.value === 'yes') return true;
  if (facts.sex === 'male') return false;
  const { age } = facts;
  return age === null || (age.maximumYears >= CHILD_BEARING_YEARS.from && age.minimumYears <= CHILD_BEARING_YEARS.to);
}

export function isPregnant(
  facts: PatientFacts,
  trimesters: readonly (1 | 2 | 3)[] | undefined,
  evidence: Evidence[],
): Truth {
  const { pregnancy } = facts.chart.patient;
  if (pregnancy === null || pregnancy.value === 'unknown') return mayBePregnantOrLactating(facts) ? 'unknown' : 'no';
  if (pregnancy.value === 'no') return 'no';
  evidence.push({ kind: 'patient', fact: 'pregnancy', at: pregnancy.recordedAt });
  if (trimesters === undefined) return 'yes';
  const weeks = pregnancy.gestationWeeks;
  if (weeks === undefined) return 'unknown';
  return truthOf(trimesters.includes(weeks < 14 ? 1 : weeks < 28 ? 2 : 3));
}

export function isLactating(facts: PatientFacts, evidence: Evidence[]): Truth {
  const { lactation } = facts.chart.patient;
  if (lactation === null || lactation.value === 'unknown') return mayBePregnantOrLactating(facts) ? 'unknown' : 'no';
  if (lactation.value === 'no') return 'no';
  evidence.push({ kind: 'patient', fact: 'lactation', at: lactation.recordedAt });
  return 'yes';
}
