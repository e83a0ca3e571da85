import type { Chart } from '../../schema/chart/chart.ts';
import { createImportCounter, type ImportReport } from './importReport.ts';
import { mapResources, medicationsOf } from './mapResources.ts';
import { openDocument } from './openDocument.ts';
import type { FhirDocument } from './readDocuments.ts';
import { statementIdOf } from './references.ts';
import { withGivenDrugs } from './withGivenDrugs.ts';
import { toChart } from './toChart.ts';

/**
 * The charts of one FHIR document (a Bundle, or a single resource), without a server. Ids are kept as they are sent: the
 * chart's id is the patient's. A bundle whose facts name a patient that it does not hold makes a chart of an unknown one.
 * @param patientId whose facts these are where the document holds no patient and a resource names none (CDS Hooks context)
 */
export function chartsFromFhir(
  documents: readonly FhirDocument[],
  asOf: string,
  patientId?: string,
): { readonly charts: Chart[]; readonly report: ImportReport } {
  const counter = createImportCounter();
  const resources = documents.flatMap((document) => openDocument(document, counter));
  const requests = new Set(
    resources.flatMap(({ place }) => (place.resourceType === 'MedicationRequest' ? place.id : [])),
  );
  const statementId = (id: string): string => (requests.has(id) ? statementIdOf(id) : id);
  const patients = new Set(resources.flatMap(({ place }) => (place.resourceType === 'Patient' ? place.id : [])));
  const [onlyPatient = patientId] = patients;
  const medications = medicationsOf(resources, counter);
  const { piecesByPatient } = mapResources(resources, medications, counter, 'file', statementId, {
    orders: requests,
    ...(onlyPatient === undefined || patients.size > 1 ? {} : { onlyPatientId: onlyPatient }),
  });
  const unknown: string[] = [];
  const charts = [...piecesByPatient].flatMap(([id, pieces]) => {
    if (pieces.identity === undefined) unknown.push(id);
    const identity = pieces.identity ?? nobodyKnown;
    const orders = withGivenDrugs(pieces.orders ?? []);
    return toChart({ ...pieces, orders, identity, chartId: id }, { siteId: 'file', wardId: 'file', asOf }) ?? [];
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
