import { z } from 'zod';
import type { Observation } from '../../schema/chart/observation.ts';
import { codeSystems } from '../../schema/coding.ts';
import type { Quantity } from '../../schema/quantity.ts';
import type { PatientStatus } from '../store/chartPieces.ts';
import { codeSystemOf } from './codeSystemOf.ts';
import { clip, codesOf, toConcept, toQuantity, wordsOf } from './concepts.ts';
import { startDate } from './fhirDate.ts';
import {
  fhirConcept,
  fhirPeriod,
  fhirQuantity,
  fhirRange,
  fhirReference,
  listOf,
  type FhirQuantity,
} from './fhirTypes.ts';
import { withoutCode } from './mapCondition.ts';
import { partId } from './references.ts';
import { COMPARATORS, resultOfWords } from './resultOfWords.ts';
import { patientOf, readResource, taken, type MappingContext, type MappingResult } from './mapping.ts';

const measured = {
  code: fhirConcept.optional(),
  valueQuantity: fhirQuantity.optional(),
  valueCodeableConcept: fhirConcept.optional(),
  valueString: z.string().max(100_000).optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().int().optional(),
  valueRange: fhirRange.optional(),
  valueDateTime: startDate.optional(),
  referenceRange: listOf(fhirRange, 50).optional(),
};
const fhirObservation = z.object({
  ...measured,
  status: z.string().max(40).optional(),
  category: listOf(fhirConcept, 20).optional(),
  subject: fhirReference.optional(),
  effectiveDateTime: startDate.optional(),
  effectiveInstant: startDate.optional(),
  effectivePeriod: fhirPeriod.optional(),
  issued: startDate.optional(),
  component: listOf(z.object(measured), 200).optional(),
});
type FhirObservation = z.infer<typeof fhirObservation>;
type Measured = Pick<FhirObservation, keyof typeof measured>;

/** A result; a panel with components (blood pressure) becomes one observation each. */
export function mapObservation(id: string, resource: unknown, context: MappingContext): MappingResult {
  const read = readResource(fhirObservation, resource);
  if (!read.ok) return read;
  const { value } = read;
  const patient = patientOf(value.subject, 'subject', context);
  if (!patient.ok) return patient;
  const components = (value.component ?? []).filter(({ code }) => wordsOf(code) !== '');
  if (wordsOf(value.code) === '' && components.length === 0) return { ok: false, error: withoutCode };
  const observations = [
    ...(components.length > 0 && !hasValue(value) ? [] : [toObservation(id, value, value)]),
    ...components.map((component, index) => toObservation(partId(id, index), component, value)),
  ];
  return taken(patient.value, { observations, statuses: statusesOf(value, observations[0]) });
}

function toObservation(id: string, part: Measured, whole: FhirObservation): Observation {
  const sign = (part.valueQuantity?.comparator ?? '').trim();
  const stated = COMPARATORS.get(sign);
  const words = part.valueQuantity === undefined ? resultOfWords(part.valueString ?? '') : null;
  // A sign that nobody knows may say the opposite of the number behind it.
  const value = sign !== '' && stated === undefined ? null : (valueOf(part) ?? words?.value ?? null);
  const comparator = stated ?? (value === words?.value ? words?.comparator : undefined);
  const valueText = textOf(part, value);
  const range = part.referenceRange?.[0];
  const low = inUnitOf(range?.low, value);
  const high = inUnitOf(range?.high, value);
  const referenceRange = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  return {
    id,
    status: statusOf(whole.status),
    category: categoryOf((whole.category ?? []).flatMap(codesOf)),
    code: toConcept(part.code),
    value,
    ...(comparator === undefined || comparator === '=' || value === null ? {} : { comparator }),
    ...(valueText === undefined ? {} : { valueText }),
    ...(low === undefined && high === undefined ? {} : { referenceRange }),
    effectiveAt: whole.effectiveDateTime ?? whole.effectiveInstant ?? whole.effectivePeriod?.start ?? null,
    issuedAt: whole.issued ?? null,
  };
}

/** INR has no unit, and senders leave it out; `1` is UCUM for that. Any other number without a unit stays text. */
const INR = new Set(['6301-6', '34714-6', '46418-0', '38875-1']);

function valueOf({ code, valueQuantity, valueInteger }: Measured): Quantity | null {
  const quantity = toQuantity(valueQuantity);
  if (quantity !== undefined) return quantity;
  const bare = valueQuantity?.value;
  const isInr = codesOf(code).some((known) => INR.has(known)) || /^INR\b/i.test(wordsOf(code));
  if (bare !== undefined && isInr && (valueQuantity?.unit ?? valueQuantity?.code ?? '').trim() === '') {
    return { value: bare, unit: '1' };
  }
  return valueInteger === undefined ? null : { value: valueInteger, unit: '1' };
}

function textOf(part: Measured, value: Quantity | null): string | undefined {
  const words =
    part.valueString ??
    (part.valueCodeableConcept === undefined ? undefined : wordsOf(part.valueCodeableConcept)) ??
    (part.valueBoolean === undefined ? undefined : String(part.valueBoolean)) ??
    part.valueDateTime ??
    (value === null && part.valueQuantity?.value !== undefined ? inWords(part.valueQuantity) : undefined) ??
    (part.valueRange === undefined
      ? undefined
      : `${inWords(part.valueRange.low)} - ${inWords(part.valueRange.high)}`.trim());
  return words === undefined ? undefined : clip(words, 2000);
}

function inWords(quantity: FhirQuantity | undefined): string {
  const { comparator = '', value = '', unit, code = '' } = quantity ?? {};
  return `${comparator}${value} ${unit ?? code}`.trim();
}

function inUnitOf(limit: z.infer<typeof fhirQuantity> | undefined, value: Quantity | null): Quantity | undefined {
  if (limit?.value === undefined) return undefined;
  return toQuantity(limit) ?? (value === null ? undefined : { value: limit.value, unit: value.unit });
}

function hasValue(part: Measured): boolean {
  return (
    part.valueQuantity !== undefined ||
    part.valueCodeableConcept !== undefined ||
    part.valueString !== undefined ||
    part.valueBoolean !== undefined ||
    part.valueInteger !== undefined ||
    part.valueRange !== undefined ||
    part.valueDateTime !== undefined
  );
}

function statusOf(status: string | undefined): Observation['status'] {
  if (status === 'preliminary' || status === 'final' || status === 'corrected' || status === 'cancelled') return status;
  if (status === 'amended') return 'corrected';
  return status === 'entered-in-error' ? 'enteredInError' : 'unknown';
}

function categoryOf(codes: readonly string[]): Observation['category'] {
  if (codes.includes('laboratory')) return 'laboratory';
  return codes.includes('vital-signs') ? 'vitalSigns' : 'other';
}

/** LOINC: pregnancy status, gestational age (estimated, clinical, ultrasound), breast-feeding status. SNOMED CT answers. */
const PREGNANCY = new Set(['82810-3', '11449-6']);
const GESTATION = new Set(['49051-6', '18185-9', '11884-4', '49085-4', '11885-1', '11887-7']);
const DUE_DATE = new Set(['11778-8', '11779-6', '11780-4', '53692-0', '57063-0']);
const LACTATION = new Set(['63895-7']);
const YES = new Set(['77386006', '413712001', '373066001', 'LA15173-0', 'LA33-6', 'Y', 'yes', 'pregnant', 'true']);
const NO = new Set(['60001007', '373067005', 'LA26683-5', 'LA32-8', 'N', 'no', 'not pregnant', 'false']);

function statusesOf(value: FhirObservation, observation: Observation | undefined): PatientStatus[] {
  const isUsable =
    observation !== undefined && observation.status !== 'enteredInError' && observation.status !== 'cancelled';
  if (!isUsable) return [];
  const recordedAt = observation.effectiveAt;
  const codes = (value.code?.coding ?? [])
    .filter(({ system = '' }) => codeSystemOf(system) === codeSystems.loinc)
    .map(({ code = '' }) => code);
  const asks = (wanted: ReadonlySet<string>): boolean => codes.some((code) => wanted.has(code));
  const answer = answerOf(value);
  if (asks(PREGNANCY)) return [{ kind: 'pregnancy', status: { value: answer, recordedAt } }];
  if (asks(LACTATION)) return [{ kind: 'lactation', status: { value: answer, recordedAt } }];
  const weeks = asks(GESTATION)
    ? weeksOf(observation.value)
    : asks(DUE_DATE)
      ? weeksBefore(value.valueDateTime, recordedAt)
      : null;
  if (weeks === null) return [];
  return [{ kind: 'pregnancy', status: { value: 'yes', recordedAt, gestationWeeks: weeks } }];
}

function answerOf({ valueCodeableConcept, valueString, valueBoolean }: FhirObservation): 'yes' | 'no' | 'unknown' {
  const words = (valueString ?? valueCodeableConcept?.text ?? '').trim().toLowerCase();
  const answers = [
    ...codesOf(valueCodeableConcept),
    words,
    ...(valueBoolean === undefined ? [] : [String(valueBoolean)]),
  ];
  if (answers.some((answer) => YES.has(answer))) return 'yes';
  return answers.some((answer) => NO.has(answer)) ? 'no' : 'unknown';
}

function weeksOf(value: Quantity | null): number | null {
  if (value === null) return null;
  const weeks = value.unit === 'd' ? value.value / 7 : value.unit === 'wk' ? value.value : Number.NaN;
  return weeks >= 0 && weeks <= 45 ? weeks : null;
}

const WEEK_MS = 7 * 86_400_000;

/** Forty weeks end on the expected date of delivery (Naegele). */
function weeksBefore(due: string | undefined, at: string | null): number | null {
  if (due === undefined || at === null) return null;
  return weeksOf({ value: Math.floor(40 - (Date.parse(due) - Date.parse(at)) / WEEK_MS), unit: 'wk' });
}
