import { createHmac } from 'node:crypto';
import type { ChartPieces } from '../store/chartPieces.ts';
import { inTransaction, sqlState } from '../store/database.ts';
import { findPatientsMissing, readFhirMedications, saveFhirMedications } from '../store/fhirRows.ts';
import { assembleDue, importRows } from '../store/importCharts.ts';
import type { Store } from '../store/openStore.ts';
import { addMissingWards } from '../store/site.ts';
import { createImportCounter, type ImportCounter, type ImportReport } from './importReport.ts';
import { mapResources, medicationsOf, referencedMedications, type MappedBatch } from './mapResources.ts';
import { openDocument, type OpenedResource } from './openDocument.ts';
import type { FhirDocument } from './readDocuments.ts';

export type FhirImportOptions = {
  /** Where patients are listed whose source names no ward. */
  readonly fallbackWardId: string;
  /** When the source said it; ISO instant. */
  readonly asOf: string;
  readonly onProgress?: (resources: number) => void;
};

const RESOURCES_PER_BATCH = 1000;

/** An opaque id that says nothing about the patient, and is the same at every import of this site. */
export function chartIdOf(idKey: string, patientId: string): string {
  return `c-${createHmac('sha256', idKey).update(`Patient/${patientId}`).digest('hex').slice(0, 32)}`;
}

/** Takes in FHIR R4 as it comes, in batches; at the end every patient concerned gets the new chart. */
export async function importFhir(
  store: Store,
  documents: AsyncIterable<FhirDocument>,
  options: FhirImportOptions,
): Promise<ImportReport> {
  const counter = createImportCounter();
  const chartIds = new Map<string, string>();
  const wardsAdded: string[] = [];
  let batch: OpenedResource[] = [];
  let done = 0;
  const flush = async (): Promise<void> => {
    wardsAdded.push(...(await importBatch(store, batch, options, counter, chartIds)));
    done += batch.length;
    batch = [];
    options.onProgress?.(done);
  };
  for await (const document of documents) {
    batch.push(...openDocument(document, counter));
    if (batch.length >= RESOURCES_PER_BATCH) await flush();
  }
  await flush();
  const chartsChanged = await assembleDue(store.pool, store.site.siteId);
  const missing = await findPatientsMissing(store.pool, store.site.siteId, [...chartIds.keys()]);
  const firstIds = missing.slice(0, 20).flatMap((chartId) => chartIds.get(chartId) ?? []);
  return counter.report({ chartsChanged, wardsAdded, waitingForPatients: { count: missing.length, firstIds } });
}

async function importBatch(
  store: Store,
  batch: readonly OpenedResource[],
  options: FhirImportOptions,
  counter: ImportCounter,
  chartIds: Map<string, string>,
): Promise<readonly string[]> {
  const { pool, site } = store;
  const sent = medicationsOf(batch, counter);
  await saveFhirMedications(pool, site.siteId, sent);
  const stored = await readFhirMedications(pool, site.siteId, referencedMedications(batch));
  const mapped = mapResources(batch, new Map([...stored, ...sent]), counter, options.fallbackWardId);
  const pieces = toChartPieces(mapped, site.idKey, chartIds);
  const named = await inTransaction(pool, (client) => addMissingWards(client, site.siteId, mapped.wardNames));
  const found = await saveOrSplit(store, pieces, options, counter);
  return [...named, ...found];
}

function toChartPieces({ piecesByPatient }: MappedBatch, idKey: string, chartIds: Map<string, string>): ChartPieces[] {
  return [...piecesByPatient].map(([patientId, pieces]) => {
    const chartId = chartIdOf(idKey, patientId);
    chartIds.set(chartId, patientId);
    return { ...pieces, chartId };
  });
}

/** If PostgreSQL cannot hold a value of one patient, the others are taken without that patient's resources. */
async function saveOrSplit(
  store: Store,
  pieces: readonly ChartPieces[],
  options: FhirImportOptions,
  counter: ImportCounter,
): Promise<readonly string[]> {
  if (pieces.length === 0) return [];
  try {
    return await importRows(store.pool, store.site.siteId, pieces, options);
  } catch (error) {
    if (sqlState(error)?.startsWith('22') !== true) throw error;
    if (pieces.length === 1) {
      const place = { source: '', line: 0, entry: null, resourceType: 'Patient', id: '' };
      const remedy =
        'Look for dates before the year 1 or characters that are no text in what was sent for this patient.';
      counter.refuse(place, {
        path: '',
        reason: 'everything of one patient in this batch: a value cannot be stored',
        remedy,
      });
      return [];
    }
    const middle = Math.ceil(pieces.length / 2);
    return [
      ...(await saveOrSplit(store, pieces.slice(0, middle), options, counter)),
      ...(await saveOrSplit(store, pieces.slice(middle), options, counter)),
    ];
  }
}
