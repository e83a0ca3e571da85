import { z } from 'zod';
import type { Chart } from '../../schema/chart/chart.ts';
import { gapsOf } from './gapsOf.ts';
import { createImportCounter, type ImportReport } from './importReport.ts';
import { mapResources, medicationsOf } from './mapResources.ts';
import { openDocument } from './openDocument.ts';
import type { FhirDocument } from './readDocuments.ts';
import { REQUESTS, STATEMENTS } from './mapResource.ts';
import { doseLineIdOf, statementIdOf } from './references.ts';
import { withGivenDrugs } from './withGivenDrugs.ts';
import { withDistinctIds } from './withDistinctIds.ts';
import { toChart } from './toChart.ts';

/**
 * The charts of one FHIR document (a Bundle, or a single resource), without a server. Ids are kept as they are sent: the
 * chart's id is the patient's. A bundle whose facts name a patient that it does not hold makes a chart of an unknown one.
 * @param patientId whose facts these are where the document holds no patient and a resource names none (CDS Hooks context)
 * @param asSent the bundles as they came, where the documents were put together from them: they say what is missing
 */
export function chartsFromFhir(
  documents: readonly FhirDocument[],
  asOf: string,
  patientId?: string,
  asSent: readonly unknown[] = documents.map(({ value }) => value),
): { readonly charts: Chart[]; readonly report: ImportReport } {
  const counter = createImportCounter();
  const opened = documents.flatMap((document) => openDocument(document, counter));
  const resources = withDistinctIds(opened, counter);
  const whole = { source: documents[0]?.source ?? '', line: documents[0]?.line ?? 1, entry: null };
  for (const gap of asSent.flatMap((value) => gapsOf(value)))
    counter.refuse({ ...whole, resourceType: 'Bundle', id: '' }, gap);
  const idsOf = (types: readonly string[], isMeant = (_resource: unknown): boolean => true): Set<string> =>
    new Set(
      resources.flatMap(({ place: { resourceType, id }, resource }) =>
        types.includes(resourceType) && isMeant(resource) ? id : [],
      ),
    );
  const requests = idsOf(REQUESTS);
  const statements = idsOf(STATEMENTS);
  const statementId = (id: string): string => (requests.has(id) ? statementIdOf(id) : id);
  const doseLineId = (id: string): string => (requests.has(id) || statements.has(id) ? doseLineIdOf(id) : id);
  const patients = idsOf(['Patient']);
  const [onlyPatient = patientId] = patients;
  const medications = medicationsOf(resources, counter);
  const { piecesByPatient } = mapResources(resources, medications, counter, 'file', statementId, {
    orders: idsOf(REQUESTS, mayBeGiven),
    doseLineId,
    ...(onlyPatient === undefined || patients.size > 1 ? {} : { onlyPatientId: onlyPatient }),
  });
  const unknown: string[] = [];
  const charts = [...piecesByPatient].flatMap(([id, pieces]) => {
    if (pieces.identity === undefined) unknown.push(id);
    const identity = pieces.identity ?? nobodyKnown;
    const orders = withGivenDrugs(pieces.orders ?? []);
    return toChart({ ...pieces, orders, identity, chartId: id }, { siteId: 'file', wardId: 'file', asOf }) ?? [];
  });
  if (unknown.length > 0 && charts.length > 1)
    counter.warn('some facts are of a patient whom this input does not describe: they have a line of their own');
  const drafts = charts.flatMap(({ orders }) => orders.filter(({ status }) => status === 'draft')).length;
  if (drafts > 0)
    counter.warn('a draft is not reviewed here: send it as active, or as a draft order of a CDS Hooks request');
  const waitingForPatients = { count: unknown.length, firstIds: unknown.slice(0, 20) };
  return { charts, report: counter.report({ chartsChanged: charts.length, wardsAdded: [], waitingForPatients }) };
}

const neverGiven = z.union([
  z.object({ doNotPerform: z.literal(true) }),
  z.object({ status: z.enum(['draft', 'cancelled', 'entered-in-error']) }),
]);

/** A dose that was given under an order that never was one is a drug on board, and a line of its own. */
function mayBeGiven(resource: unknown): boolean {
  return !neverGiven.safeParse(resource).success;
}

const nobodyKnown = {
  familyName: '',
  givenNames: [],
  birthDate: null,
  sex: 'unknown' as const,
  identifiers: [],
  deceasedAt: null,
};
