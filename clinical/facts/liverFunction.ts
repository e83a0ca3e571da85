import type { Evidence } from '../../schema/review/evidence.ts';
import type { Truth } from '../truth.ts';
import type { PatientFacts } from './patientFacts.ts';

/** Whether the liver is of one of these Child-Pugh classes. */
export function isOfChildPugh(
  _facts: PatientFacts,
  _classes: readonly ('A' | 'B' | 'C')[],
  _evidence: Evidence[],
): Truth {
  return 'unknown';
}
