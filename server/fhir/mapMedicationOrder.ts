import { z } from 'zod';
import type { Dosage } from '../../schema/chart/dosage.ts';
import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { OrderContent } from '../store/chartPieces.ts';
import { clip, codesOf, toConcept } from './concepts.ts';
import { startDate } from './fhirDate.ts';
import { fhirAnnotation, fhirConcept, fhirDosage, fhirPeriod, fhirReference, type FhirDosage } from './fhirTypes.ts';
import { medicationChoice, medicationOf } from './mapMedication.ts';
import { ignored, patientOf, readResource, taken, type MappingContext, type MappingResult } from './mapping.ts';
import { toDosage } from './toDosage.ts';

const common = {
  ...medicationChoice,
  status: z.string().max(40).optional(),
  subject: fhirReference.optional(),
  reasonCode: z.array(fhirConcept).max(50).optional(),
  note: z.array(fhirAnnotation).max(100).optional(),
};

const medicationRequest = z.object({
  ...common,
  doNotPerform: z.boolean().optional(),
  category: z.array(fhirConcept).max(20).optional(),
  authoredOn: startDate.optional(),
  requester: fhirReference.optional(),
  dosageInstruction: z.array(fhirDosage).max(50).optional(),
});

const medicationStatement = z.object({
  ...common,
  category: fhirConcept.optional(),
  effectiveDateTime: startDate.optional(),
  effectivePeriod: fhirPeriod.optional(),
  dateAsserted: startDate.optional(),
  dosage: z.array(fhirDosage).max(50).optional(),
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
]);

export function mapMedicationRequest(id: string, resource: unknown, context: MappingContext): MappingResult {
  const read = readResource(medicationRequest, resource);
  if (!read.ok) return read;
  const { value } = read;
  const patient = patientOf(value.subject, 'subject', context);
  if (!patient.ok) return patient;
  if (value.doNotPerform === true) return ignored('an instruction not to give a medicine');
  const medication = medicationOf(value, context);
  if (!medication.ok) return medication;
  const prescriberName = value.requester?.display;
  const order: OrderContent = {
    ...shared(id, value),
    medication: medication.value,
    dosages: (value.dosageInstruction ?? []).map(toDosage).map(clipTexts),
    ...boundsOf(value.dosageInstruction ?? []),
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
  const patient = patientOf(value.subject, 'subject', context);
  if (!patient.ok) return patient;
  const medication = medicationOf(value, context);
  if (!medication.ok) return medication;
  const category = categoryOf(codesOf(value.category));
  const order: OrderContent = {
    ...shared(context.statementId(id), value),
    medication: medication.value,
    dosages: (value.dosage ?? []).map(toDosage).map(clipTexts),
    start: value.effectivePeriod?.start ?? value.effectiveDateTime ?? null,
    end: value.effectivePeriod?.end ?? null,
    authoredOn: value.dateAsserted ?? null,
    category: category === 'unknown' ? 'home' : category,
  };
  return taken(patient.value, { orders: [order] });
}

function shared(
  id: string,
  value: {
    status?: string | undefined;
    reasonCode?: z.infer<typeof fhirConcept>[] | undefined;
    note?: { text: string }[] | undefined;
  },
): Pick<OrderContent, 'id' | 'status' | 'indication' | 'note'> {
  const note = (value.note ?? []).map(({ text }) => text).join('\n');
  return {
    id,
    status: STATUS.get(value.status ?? '') ?? 'unknown',
    ...(value.reasonCode === undefined ? {} : { indication: value.reasonCode.map(toConcept) }),
    ...(note === '' ? {} : { note: clip(note, 4000) }),
  };
}

export function clipTexts(dosage: Dosage): Dosage {
  return dosage.text === undefined ? dosage : { ...dosage, text: clip(dosage.text, 2000) };
}

/** The earliest start and the latest end of the instructions; an instruction without an end leaves the end open. */
function boundsOf(dosages: readonly FhirDosage[]): { start: string | null; end: string | null } {
  const periods = dosages.map(({ timing }) => timing?.repeat?.boundsPeriod);
  const starts = periods.flatMap((period) => period?.start ?? []).sort();
  const ends = periods.flatMap((period) => period?.end ?? []).sort();
  return { start: starts[0] ?? null, end: ends.length === dosages.length ? (ends.at(-1) ?? null) : null };
}

function categoryOf(codes: readonly string[]): MedicationOrder['category'] {
  if (codes.includes('inpatient')) return 'inpatient';
  if (codes.includes('discharge')) return 'discharge';
  if (codes.includes('community') || codes.includes('patientspecified')) return 'home';
  return codes.includes('outpatient') ? 'outpatient' : 'unknown';
}
