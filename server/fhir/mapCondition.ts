import { z } from 'zod';
import type { Condition } from '../../schema/chart/condition.ts';
import { codeSystems } from '../../schema/coding.ts';
import type { PatientStatus } from '../store/chartPieces.ts';
import { codeSystemOf } from './codeSystemOf.ts';
import { codesOf, toConcept, wordsOf } from './concepts.ts';
import { startDate } from './fhirDate.ts';
import { fhirConcept, fhirPeriod, fhirReference, type FhirConcept } from './fhirTypes.ts';
import { patientOf, readResource, taken, type MappingContext, type MappingResult } from './mapping.ts';

const fhirCondition = z.object({
  clinicalStatus: fhirConcept.optional(),
  verificationStatus: fhirConcept.optional(),
  code: fhirConcept.optional(),
  subject: fhirReference.optional(),
  /** DSTU2. */
  patient: fhirReference.optional(),
  onsetDateTime: startDate.optional(),
  onsetPeriod: fhirPeriod.optional(),
  recordedDate: startDate.optional(),
  abatementDateTime: startDate.optional(),
  abatementPeriod: fhirPeriod.optional(),
  abatementString: z.string().max(20_000).optional(),
});

export function mapCondition(id: string, resource: unknown, context: MappingContext): MappingResult {
  const read = readResource(fhirCondition, resource);
  if (!read.ok) return read;
  const { value } = read;
  const patient = patientOf(value.subject ?? value.patient, 'subject', context);
  if (!patient.ok) return patient;
  if (wordsOf(value.code) === '') return { ok: false, error: withoutCode };
  const isOver = (value.abatementDateTime ?? value.abatementPeriod?.start ?? value.abatementString) !== undefined;
  const condition: Condition = {
    id,
    code: toConcept(value.code),
    clinicalStatus: clinicalStatus(statusWords(value.clinicalStatus), isOver),
    verification: verification(statusWords(value.verificationStatus)),
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

/** The codes of a status; a writer that has only words writes them here. */
export function statusWords(concept: FhirConcept | undefined): string[] {
  const codes = codesOf(concept);
  return (codes.length > 0 ? codes : [wordsOf(concept)]).map((word) => word.toLowerCase());
}

function clinicalStatus(codes: readonly string[], isOver: boolean): Condition['clinicalStatus'] {
  const has = (...wanted: string[]): boolean => wanted.some((code) => codes.includes(code));
  if (has('active', 'recurrence', 'relapse')) return 'active';
  if (has('inactive', 'remission')) return 'inactive';
  return has('resolved') || isOver ? 'resolved' : 'unknown';
}

export function verification(codes: readonly string[]): Condition['verification'] {
  const has = (...wanted: string[]): boolean => wanted.some((code) => codes.includes(code));
  if (has('confirmed')) return 'confirmed';
  if (has('unconfirmed', 'provisional', 'differential', 'presumed')) return 'unconfirmed';
  if (has('refuted')) return 'refuted';
  return has('entered-in-error') ? 'enteredInError' : 'unknown';
}

/** SNOMED CT and ICD-10 codes of a present condition that states a pregnancy, breast-feeding or dialysis. */
const STATES: readonly (readonly [PatientStatus['kind'], ReadonlySet<string>, RegExp])[] = [
  [
    'pregnancy',
    new Set(['77386006', '72892002', '47200007', '57630001', '59466002', '41587001', '237238006', '16356006']),
    /^(Z32\.?0?1$|Z3[34](\.|$|\d)|Z3A|O09|O2\d|O3[0-7]|O4[0-8])/i,
  ],
  ['lactation', new Set(['413712001', '169745008', '69840006']), /^Z39\.?1$/i],
  ['dialysis', new Set(['105502003', '265764009', '302497006', '71192002', '108241001']), /^(Z99\.?2|Z49\.?[123]?)/i],
];

function statusesOf(condition: Condition, code: FhirConcept | undefined): PatientStatus[] {
  const isStated = condition.verification !== 'refuted' && condition.verification !== 'enteredInError';
  const isPast = condition.clinicalStatus === 'inactive' || condition.clinicalStatus === 'resolved';
  if (isPast || !isStated) return [];
  const recordedAt = condition.onsetAt ?? condition.recordedAt;
  const codings = code?.coding ?? [];
  const weeks = codings.flatMap(({ code: value = '' }) => weeksOfCode(value))[0];
  return STATES.filter(([, snomed, icd]) =>
    codings.some(({ system = '', code: value = '' }) =>
      codeSystemOf(system) === codeSystems.snomed ? snomed.has(value) : icd.test(value),
    ),
  ).map(([kind]) => ({
    kind,
    status: {
      value: 'yes',
      recordedAt,
      ...(kind === 'pregnancy' && weeks !== undefined ? { gestationWeeks: weeks } : {}),
    },
  }));
}

/** ICD-10-CM Z3A.08 to Z3A.42: weeks of gestation. */
function weeksOfCode(code: string): number | [] {
  const [, weeks] = /^Z3A\.?(\d{2})$/i.exec(code) ?? [];
  const count = Number(weeks ?? 0);
  return count >= 8 && count <= 42 ? count : [];
}
