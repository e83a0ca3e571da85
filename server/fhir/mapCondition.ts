import { z } from 'zod';
import type { Condition } from '../../schema/chart/condition.ts';
import { codeSystems } from '../../schema/coding.ts';
import type { PatientStatus } from '../store/chartPieces.ts';
import { codesOf, toConcept, wordsOf } from './concepts.ts';
import { startDate } from './fhirDate.ts';
import { fhirConcept, fhirPeriod, fhirReference, type FhirConcept } from './fhirTypes.ts';
import { patientOf, readResource, taken, type MappingContext, type MappingResult } from './mapping.ts';

const fhirCondition = z.object({
  clinicalStatus: fhirConcept.optional(),
  verificationStatus: fhirConcept.optional(),
  code: fhirConcept.optional(),
  subject: fhirReference.optional(),
  onsetDateTime: startDate.optional(),
  onsetPeriod: fhirPeriod.optional(),
  recordedDate: startDate.optional(),
});

export function mapCondition(id: string, resource: unknown, context: MappingContext): MappingResult {
  const read = readResource(fhirCondition, resource);
  if (!read.ok) return read;
  const { value } = read;
  const patient = patientOf(value.subject, 'subject', context);
  if (!patient.ok) return patient;
  if (wordsOf(value.code) === '') return { ok: false, error: withoutCode };
  const condition: Condition = {
    id,
    code: toConcept(value.code),
    clinicalStatus: clinicalStatus(codesOf(value.clinicalStatus)),
    verification: verification(codesOf(value.verificationStatus)),
    onsetAt: value.onsetDateTime ?? value.onsetPeriod?.start ?? null,
    recordedAt: value.recordedDate ?? null,
  };
  return taken(patient.value, { conditions: [condition], statuses: statusesOf(condition, value.code) });
}

export const withoutCode = {
  path: 'code',
  reason: 'says neither in a code nor in words what it is about',
  remedy: 'Give code.coding or code.text.',
};

function clinicalStatus(codes: readonly string[]): Condition['clinicalStatus'] {
  const has = (...wanted: string[]): boolean => wanted.some((code) => codes.includes(code));
  if (has('active', 'recurrence', 'relapse')) return 'active';
  if (has('inactive', 'remission')) return 'inactive';
  return has('resolved') ? 'resolved' : 'unknown';
}

export function verification(codes: readonly string[]): Condition['verification'] {
  const has = (...wanted: string[]): boolean => wanted.some((code) => codes.includes(code));
  if (has('confirmed')) return 'confirmed';
  if (has('unconfirmed', 'provisional', 'differential', 'presumed')) return 'unconfirmed';
  if (has('refuted')) return 'refuted';
  return has('entered-in-error') ? 'enteredInError' : 'unknown';
}

/** SNOMED CT and ICD-10 codes of an active condition that states a pregnancy, breast-feeding or dialysis. */
const STATES: readonly (readonly [PatientStatus['kind'], ReadonlySet<string>, RegExp])[] = [
  ['pregnancy', new Set(['77386006', '72892002', '47200007']), /^Z3[34](\.|$)/],
  ['lactation', new Set(['413712001']), /^Z39\.1$/],
  ['dialysis', new Set(['105502003']), /^(Z99\.2|Z49\.[12])$/],
];

function statusesOf(condition: Condition, code: FhirConcept | undefined): PatientStatus[] {
  const isStated = condition.verification !== 'refuted' && condition.verification !== 'enteredInError';
  if (condition.clinicalStatus !== 'active' || !isStated) return [];
  const recordedAt = condition.onsetAt ?? condition.recordedAt;
  return STATES.filter(([, snomed, icd]) =>
    (code?.coding ?? []).some(({ system, code: value = '' }) =>
      system === codeSystems.snomed ? snomed.has(value) : icd.test(value),
    ),
  ).map(([kind]) => ({ kind, status: { value: 'yes', recordedAt } }));
}
