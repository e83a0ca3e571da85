import { z } from 'zod';
import { chart, type Chart } from '../../schema/chart/chart.ts';
import type { Result } from '../../schema/result.ts';
import { chartsFromFhir } from '../fhir/chartsFromFhir.ts';
import type { ImportReport, RefusedResource } from '../fhir/importReport.ts';
import type { FhirDocument } from '../fhir/readDocuments.ts';
import { bundleOfHook, hookRequest } from './hookRequest.ts';

/** One patient to review, under the id that the answer carries. */
export type ReviewInput = {
  readonly id: string;
  readonly chart: Chart;
  /** Resources of the input that could not be read: what they would have said is unknown. */
  readonly refused: readonly RefusedResource[];
  readonly notes: ImportReport['warnings'];
};

export type InputFault = { readonly path: string; readonly message: string };

const marked = z.object({ resourceType: z.string().optional(), hook: z.string().optional() });
const named = z.object({ id: z.string().min(1).max(200) });

/** A chart of ours, a FHIR R4 Bundle or resource, or a CDS Hooks request, whichever it is. */
export function readReviewInput(document: FhirDocument, asOf: string): Result<ReviewInput[], InputFault> {
  if (document.fault !== undefined) return { ok: false, error: { path: '', message: document.fault } };
  const mark = marked.safeParse(document.value);
  if (!mark.success) return { ok: false, error: { path: '', message: 'no chart, FHIR resource or CDS Hooks request' } };
  if (mark.data.hook !== undefined) return fromHook(document, asOf);
  if (mark.data.resourceType !== undefined) return fromFhir(document, asOf);
  const parsed = chart.safeParse(document.value);
  if (parsed.success) return { ok: true, value: [{ id: parsed.data.id, chart: parsed.data, refused: [], notes: [] }] };
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  return { ok: false, error: { path, message: 'not what a Wardlight chart has here (see schema/chart)' } };
}

/** Resources that were left out and could bear on medicines. Of visits and of those who do and pay for it nobody needs to know. */
const WORTH_TELLING =
  /^(Medication|AllergyIntolerance|Condition|Observation|Bundle|DiagnosticReport|Immunization|Procedure|NutritionOrder|QuestionnaireResponse|List|Flag|DetectedIssue|FamilyMemberHistory|ServiceRequest)/;

function leftOut({ ignored }: ImportReport): ImportReport['warnings'] {
  return ignored
    .filter(({ resourceType }) => WORTH_TELLING.test(resourceType))
    .map(({ resourceType, reason, count }) => ({ text: `${resourceType}: ${reason} (${count})`, count }));
}

/** A line of a bulk export: the patient's other drugs are on other lines, and beside none of them would anything be found. */
function aloneIn({ source, line, value }: FhirDocument): ReviewInput['refused'] {
  const { resourceType = '' } = marked.safeParse(value).data ?? {};
  if (resourceType === 'Bundle' || resourceType === 'Patient') return [];
  const reason = 'is one resource by itself: what else is known of the patient is not in this input';
  const remedy = 'Send all that belongs to one patient in one Bundle.';
  return [{ source, line, entry: null, resourceType, id: '', path: 'resourceType', reason, remedy }];
}

function fromHook(document: FhirDocument, asOf: string): Result<ReviewInput[], InputFault> {
  const parsed = hookRequest.safeParse(document.value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    return { ok: false, error: { path, message: 'not what a CDS Hooks request has here' } };
  }
  const { patientId } = parsed.data.context;
  const id = patientId === undefined ? undefined : patientId.replace(/^Patient\//, '');
  const { context, prefetch } = parsed.data;
  const asSent = [...Object.values(prefetch ?? {}), context.draftOrders, context.medications];
  return fromFhir({ ...document, value: bundleOfHook(parsed.data) }, asOf, id, asSent);
}

function fromFhir(
  document: FhirDocument,
  asOf: string,
  patientId?: string,
  asSent?: readonly unknown[],
): Result<ReviewInput[], InputFault> {
  const { charts, report } = chartsFromFhir([document], asOf, patientId, asSent);
  const notes = [...report.warnings, ...leftOut(report)];
  const [fault] = report.refused;
  if (charts.length === 0) {
    const message = fault === undefined ? 'holds nothing about a patient' : `${fault.reason}. ${fault.remedy}`;
    const path = fault?.path ?? '';
    return {
      ok: false,
      error: { path: fault?.entry == null ? path : `entry.${fault.entry - 1}.resource.${path}`, message },
    };
  }
  const own = named.safeParse(document.value);
  const alone = aloneIn(document);
  const value = charts.map((each) => ({
    // A bundle of one patient answers under its own name, so that a caller with many finds each again.
    id: charts.length === 1 && own.success ? own.data.id : each.id,
    chart: each,
    refused: [...report.refused, ...alone],
    notes,
  }));
  return { ok: true, value };
}
