import { z } from 'zod';
import type { Instant } from '../../../schema/instant.ts';
import type { Result } from '../../../schema/result.ts';
import type { Ward } from '../../../schema/state/ward.ts';
import { importFhir } from '../../fhir/importFhir.ts';
import type { ImportReport } from '../../fhir/importReport.ts';
import { readDocuments, type FhirDocument } from '../../fhir/readDocuments.ts';
import type { Store, StoreFailure } from '../../store/openStore.ts';
import { daysBefore } from '../patients/buildContext.ts';
import { prepareDemoSite } from './prepareDemoSite.ts';

export interface SyntheaOptions {
  /** FHIR R4 NDJSON as Synthea writes it, plain or .gz. */
  readonly folder: string;
  readonly now: Instant;
  readonly onProgress?: (resources: number) => void;
}

export interface SyntheaReport extends Pick<
  ImportReport,
  'taken' | 'ignored' | 'refusedCount' | 'warnings' | 'waitingForPatients'
> {
  readonly patients: number;
  readonly placed: number;
  readonly wards: number;
  readonly seconds: number;
}

const SITE_NAME = 'Wardlight demo hospital (Synthea)';
/** The sample that was measured holds 615; a larger set fills the same wards more. */
const EXPECTED_PATIENTS = 615;
/** Where those are listed who lie in no bed: the deceased. Nobody follows it. */
const NO_WARD = 'unplaced';

const patient = z.looseObject({
  resourceType: z.literal('Patient'),
  id: z.string(),
  deceasedDateTime: z.string().optional(),
});

/**
 * Loads Synthea's patients as they are, with the dates that their orders and results have, and gives each living one a
 * bed: Synthea's own stays are long over, and a ward without patients shows nothing.
 */
export async function loadSynthea(store: Store, options: SyntheaOptions): Promise<Result<SyntheaReport, StoreFailure>> {
  const started = performance.now();
  const prepared = await prepareDemoSite(store, SITE_NAME, EXPECTED_PATIENTS);
  if (!prepared.ok) return prepared;
  const placing = { placed: 0 };
  const report = await importFhir(
    store,
    withStays(readDocuments(options.folder), prepared.value, options.now, placing),
    {
      fallbackWardId: NO_WARD,
      asOf: options.now,
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    },
  );
  const { taken, ignored, refusedCount, warnings, waitingForPatients, chartsChanged } = report;
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const value = {
    patients: chartsChanged,
    placed: placing.placed,
    wards: prepared.value.length,
    taken,
    ignored,
    refusedCount,
    warnings,
    waitingForPatients,
    seconds,
  };
  return { ok: true, value };
}

async function* withStays(
  documents: AsyncIterable<FhirDocument>,
  wards: readonly Ward[],
  now: Instant,
  placing: { placed: number },
): AsyncGenerator<FhirDocument> {
  for await (const document of documents) {
    yield document;
    const read = patient.safeParse(document.value);
    if (!read.success || read.data.deceasedDateTime !== undefined) continue;
    yield { ...document, value: stay(read.data.id, placing.placed, wards, now) };
    placing.placed += 1;
  }
}

function stay(patientId: string, index: number, wards: readonly Ward[], now: Instant): object {
  const ward = wards[index % wards.length];
  const type = (code: string) => ({
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code }],
  });
  return {
    resourceType: 'Encounter',
    id: `demo-stay-${patientId}`,
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: { reference: `Patient/${patientId}` },
    period: { start: daysBefore(now, 1 + (index % 9)) },
    location: [
      {
        location: { reference: `Location/${ward?.id ?? NO_WARD}`, display: ward?.name ?? NO_WARD },
        physicalType: type('wa'),
      },
      {
        location: { display: String(Math.floor(index / wards.length) + 1).padStart(2, '0') },
        physicalType: type('bd'),
      },
    ],
  };
}
