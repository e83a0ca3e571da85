import { z } from 'zod';
import type { Dosage } from '../../schema/chart/dosage.ts';
import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { OrderContent } from '../store/chartPieces.ts';
import { clip, codesOf, toConcept, toQuantity } from './concepts.ts';
import { startDate } from './fhirDate.ts';
import {
  fhirAnnotation,
  fhirConcept,
  fhirDosage,
  fhirPeriod,
  fhirReference,
  firstOf,
  listOf,
  type FhirRepeat,
} from './fhirTypes.ts';
import { medicationChoice, medicationOf } from './mapMedication.ts';
import { ignored, patientOf, readResource, taken, type MappingContext, type MappingResult } from './mapping.ts';
import { toDosage } from './toDosage.ts';

const common = {
  ...medicationChoice,
  status: z.string().max(40).optional(),
  subject: fhirReference.optional(),
  /** DSTU2. */
  patient: fhirReference.optional(),
  reasonCode: listOf(fhirConcept, 50).optional(),
  reasonReference: listOf(fhirReference, 50).optional(),
  /** R5: a concept or a reference. */
  reason: listOf(z.object({ concept: fhirConcept.optional(), reference: fhirReference.optional() }), 50).optional(),
  note: listOf(fhirAnnotation, 100).optional(),
};

const medicationRequest = z.object({
  ...common,
  doNotPerform: z.boolean().optional(),
  category: listOf(fhirConcept, 20).optional(),
  authoredOn: startDate.optional(),
  requester: fhirReference.optional(),
  dosageInstruction: listOf(fhirDosage, 50).optional(),
  dispenseRequest: z.object({ validityPeriod: fhirPeriod.optional() }).optional(),
});

const medicationStatement = z.object({
  ...common,
  category: firstOf(fhirConcept).optional(),
  effectiveDateTime: startDate.optional(),
  effectivePeriod: fhirPeriod.optional(),
  dateAsserted: startDate.optional(),
  /** R3 and DSTU2: told and not taken. */
  taken: z.string().max(10).optional(),
  wasNotTaken: z.boolean().optional(),
  dosage: listOf(fhirDosage, 50).optional(),
});

const STATUS: ReadonlyMap<string, MedicationOrder['status']> = new Map([
  ['active', 'active'],
  ['on-hold', 'onHold'],
  ['cancelled', 'cancelled'],
  ['completed', 'completed'],
  ['entered-in-error', 'enteredInError'],
  ['stopped', 'stopped'],
  ['draft', 'draft'],
  ['intended', 'draft'],
  ['not-taken', 'stopped'],
  ['ended', 'completed'],
  ['recorded', 'active'],
]);

export function mapMedicationRequest(id: string, resource: unknown, context: MappingContext): MappingResult {
  const read = readResource(medicationRequest, resource);
  if (!read.ok) return read;
  const { value } = read;
  const patient = patientOf(value.subject ?? value.patient, 'subject', context);
  if (!patient.ok) return patient;
  if (value.doNotPerform === true) return ignored('an instruction not to give a medicine');
  const medication = medicationOf(value, context);
  if (!medication.ok) return medication;
  const prescriberName = value.requester?.display;
  const order: OrderContent = {
    ...shared(id, value),
    medication: medication.value,
    dosages: (value.dosageInstruction ?? []).map(toDosage).map(clipTexts),
    ...boundsOf(value),
    authoredOn: value.authoredOn ?? null,
    ...(prescriberName === undefined ? {} : { prescriberName: clip(prescriberName, 200) }),
    category: categoryOf((value.category ?? []).flatMap(codesOf)),
  };
  return taken(patient.value, { orders: [order] });
}

/** What the patient takes, as somebody told it: at home unless it says otherwise. */
export function mapMedicationStatement(id: string, resource: unknown, context: MappingContext): MappingResult {
  const read = readResource(medicationStatement, resource);
  if (!read.ok) return read;
  const { value } = read;
  const patient = patientOf(value.subject ?? value.patient, 'subject', context);
  if (!patient.ok) return patient;
  const medication = medicationOf(value, context);
  if (!medication.ok) return medication;
  const category = categoryOf(codesOf(value.category));
  const isNotTaken = value.wasNotTaken === true || value.taken === 'n';
  const order: OrderContent = {
    ...shared(context.statementId(id), isNotTaken ? { ...value, status: 'not-taken' } : value),
    medication: medication.value,
    dosages: (value.dosage ?? []).map(toDosage).map(clipTexts),
    ...possible(value.effectivePeriod?.start ?? value.effectiveDateTime ?? null, value.effectivePeriod?.end ?? null),
    authoredOn: value.dateAsserted ?? null,
    category: category === 'unknown' ? 'home' : category,
  };
  return taken(patient.value, { orders: [order] });
}

type Shared = Pick<
  z.infer<typeof medicationStatement>,
  'status' | 'reasonCode' | 'reasonReference' | 'reason' | 'note'
>;

function shared(id: string, value: Shared): Pick<OrderContent, 'id' | 'status' | 'indication' | 'note'> {
  const note = (value.note ?? []).map(({ text }) => text).join('\n');
  const references = [
    ...(value.reasonReference ?? []),
    ...(value.reason ?? []).flatMap(({ reference }) => reference ?? []),
  ];
  const reasons = [
    ...(value.reasonCode ?? []),
    ...(value.reason ?? []).flatMap(({ concept }) => concept ?? []),
    // The condition itself is on the chart, and an indication is looked for there too.
    ...references.flatMap(({ display }) => (display === undefined ? [] : [{ text: display }])),
  ];
  return {
    id,
    status: STATUS.get((value.status ?? '').toLowerCase()) ?? 'unknown',
    ...(reasons.length === 0 ? {} : { indication: reasons.map(toConcept) }),
    ...(note === '' ? {} : { note: clip(note, 4000) }),
  };
}

export function clipTexts(dosage: Dosage): Dosage {
  return dosage.text === undefined ? dosage : { ...dosage, text: clip(dosage.text, 2000) };
}

/**
 * The earliest start and the latest end of the instructions; an instruction without an end leaves the end open. A prescription says
 * from when it is valid where nothing says from when it is taken; until when it may be dispensed ends no treatment that is still active.
 */
function boundsOf(order: z.infer<typeof medicationRequest>): { start: string | null; end: string | null } {
  const { dosageInstruction = [], authoredOn, dispenseRequest, status } = order;
  const validity = dispenseRequest?.validityPeriod;
  const repeats = dosageInstruction.map(({ timing }) => timing?.repeat);
  const starts = dosageInstruction.flatMap(
    ({ timing }) => timing?.repeat?.boundsPeriod?.start ?? timing?.event?.[0] ?? [],
  );
  const start = starts.sort()[0] ?? validity?.start ?? null;
  const ends = repeats
    .flatMap((repeat) => repeat?.boundsPeriod?.end ?? endAfter(repeat, start ?? authoredOn) ?? [])
    .sort();
  const isEnded = ends.length > 0 && ends.length === dosageInstruction.length;
  const isOver = status === 'completed' || status === 'stopped' || status === 'cancelled';
  return possible(start, isEnded ? (ends.at(-1) ?? null) : isOver ? (validity?.end ?? null) : null);
}

/** An end before the start is a slip of the pen, and takes no drug off the chart. */
function possible(start: string | null, end: string | null): { start: string | null; end: string | null } {
  return { start, end: start !== null && end !== null && end < start ? null : end };
}

const MS_OF_UNIT: ReadonlyMap<string, number> = new Map([
  ['min', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['wk', 7 * 86_400_000],
  ['mo', 30.4375 * 86_400_000],
  ['a', 365.25 * 86_400_000],
]);

/** "For 7 days", from a known start. */
function endAfter(repeat: FhirRepeat | undefined, start: string | null | undefined): string | null {
  const bounds = toQuantity(repeat?.boundsDuration) ?? toQuantity(repeat?.boundsRange?.high);
  const unit = MS_OF_UNIT.get(bounds?.unit ?? '');
  if (bounds === undefined || unit === undefined || start === null || start === undefined) return null;
  const end = new Date(Date.parse(start) + bounds.value * unit);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}

function categoryOf(codes: readonly string[]): MedicationOrder['category'] {
  if (codes.includes('inpatient')) return 'inpatient';
  if (codes.includes('discharge')) return 'discharge';
  if (codes.includes('community') || codes.includes('patientspecified')) return 'home';
  return codes.includes('outpatient') ? 'outpatient' : 'unknown';
}
