import type { Chart } from '../../schema/chart/chart.ts';
import { createImportCounter, type ImportReport } from './importReport.ts';
import { mapResources, medicationsOf } from './mapResources.ts';
import { openDocument } from './openDocument.ts';
import type { FhirDocument } from './readDocuments.ts';
import { statementIdOf } from './references.ts';
import { toChart } from './toChart.ts';

/**
 * The charts of one FHIR document (a Bundle, or a single resource), without a server. Ids are kept as they are sent: the
 * chart's id is the patient's. A bundle whose facts name a patient that it does not hold makes a chart of an unknown one.
 */
export function chartsFromFhir(
  documents: readonly FhirDocument[],
  asOf: string,
): { readonly charts: Chart[]; readonly report: ImportReport } {
  const counter = createImportCounter();
  const resources = documents.flatMap((document) => openDocument(document, counter));
  const requests = new Set(
    resources.flatMap(({ place }) => (place.resourceType === 'MedicationRequest' ? place.id : [])),
  );
  const statementId = (id: string): string => (requests.has(id) ? statementIdOf(id) : id);
  const { piecesByPatient } = mapResources(resources, medicationsOf(resources, counter), counter, 'file', statementId);
  const unknown: string[] = [];
  const charts = [...piecesByPatient].flatMap(([patientId, pieces]) => {
    if (pieces.identity === undefined) unknown.push(patientId);
    const identity = pieces.identity ?? nobodyKnown;
    return toChart({ ...pieces, identity, chartId: patientId }, { siteId: 'file', wardId: 'file', asOf }) ?? [];
  });
  const waitingForPatients = { count: unknown.length, firstIds: unknown.slice(0, 20) };
  return { charts, report: counter.report({ chartsChanged: charts.length, wardsAdded: [], waitingForPatients }) };
}

const nobodyKnown = {
  familyName: '',
  givenNames: [],
  birthDate: null,
  sex: 'unknown' as const,
  identifiers: [],
  deceasedAt: null,
};
