import type { z } from 'zod';
import type { Result } from '../../schema/result.ts';
import type { ChartPieces } from '../store/chartPieces.ts';
import type { FhirConcept, FhirReference } from './fhirTypes.ts';
import type { ReferenceResolver } from './references.ts';

/** Why a resource was not taken: where in it, what is wrong, and what to do. */
export type MappingFault = { readonly path: string; readonly reason: string; readonly remedy: string };

export type MappedPieces = Omit<ChartPieces, 'chartId'>;

export type Mapped =
  | {
      readonly kind: 'pieces';
      readonly patientId: string;
      readonly pieces: MappedPieces;
      readonly wardNames?: ReadonlyMap<string, string>;
    }
  /** Known, and nothing for a chart: an outpatient visit, a plan that forbids a medicine. */
  | { readonly kind: 'ignored'; readonly reason: string };

export type MappingResult = Result<Mapped, MappingFault>;

/** A medicine that a request refers to instead of naming it. */
export type MedicationContent = {
  readonly code: FhirConcept | undefined;
  readonly form: FhirConcept | undefined;
  readonly ingredients: readonly {
    readonly concept: FhirConcept;
    readonly strength:
      | { numerator: { value: number; unit: string }; denominator?: { value: number; unit: string } }
      | undefined;
  }[];
};

export type MappingContext = {
  /** Where a stay is listed that names no ward; `unplaced` unless given. */
  readonly fallbackWardId?: string;
  readonly resolve: ReferenceResolver;
  /** The id that a MedicationStatement gets among the orders of a chart. */
  readonly statementId: (id: string) => string;
  /** The id that a MedicationAdministration without an order gets among them. */
  readonly doseLineId?: (id: string) => string;
  /** The content of a referenced Medication, by its id; undefined: not known here. */
  readonly medication: (id: string) => MedicationContent | undefined;
  /** Ids of the orders under which a dose can be given, of those that were sent along; absent: not known, so that one may exist. */
  readonly orders?: ReadonlySet<string>;
  /** The only patient of the document: whose facts these are where none is named. */
  readonly onlyPatientId?: string;
};

/** A resource by its schema, or the fault with its path. zod's own words are not passed on: they may quote values. */
export function readResource<S extends z.ZodType>(schema: S, resource: unknown): Result<z.output<S>, MappingFault> {
  const parsed = schema.safeParse(resource);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, error: faultOf(parsed.error) };
}

export function faultOf(error: z.ZodError): MappingFault {
  const issue = error.issues[0];
  const path = issue?.path.join('.') ?? '';
  if (issue?.code === 'custom')
    return { path, reason: issue.message, remedy: 'Correct the value and send the resource again.' };
  const reason =
    issue?.code === 'invalid_type' ? `not of the type ${issue.expected}` : 'missing, too long or not allowed here';
  return { path, reason, remedy: 'See FHIR R4 for this element, correct it and send the resource again.' };
}

export function patientOf(
  subject: FhirReference | undefined,
  path: string,
  context: MappingContext,
): Result<string, MappingFault> {
  const reference = subject?.reference;
  const id = reference === undefined || namesAnotherKind(reference) ? null : context.resolve(reference);
  if (id !== null) return { ok: true, value: id };
  const only = context.onlyPatientId;
  if (only !== undefined && reference === undefined) return { ok: true, value: only };
  return {
    ok: false,
    error: {
      path,
      reason: 'does not lead to a patient',
      remedy:
        'Refer to the patient as Patient/<id> or urn:uuid:<id>; contained and conditional references are not followed.',
    },
  };
}

/**
 * `Group/7`, `Device/7` and an address on another server are not our patient 7: a result must never land on a namesake of its
 * number. An address that the bundle itself gives a patient (`fullUrl`) is resolved before this is asked.
 */
function namesAnotherKind(reference: string): boolean {
  const [, kind] = /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/.*)?$/.exec(reference) ?? [];
  return kind !== undefined && kind !== 'Patient';
}

export function taken(patientId: string, pieces: MappedPieces): MappingResult {
  return { ok: true, value: { kind: 'pieces', patientId, pieces } };
}

export const NOT_READ = 'not read';

export function ignored(reason: string): MappingResult {
  return { ok: true, value: { kind: 'ignored', reason } };
}
