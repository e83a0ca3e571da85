import type { MedicationContent } from '../fhir/mapping.ts';
import type { Queryable } from './database.ts';

/** Medicines that orders refer to may come long before the orders. */
export async function saveFhirMedications(
  client: Queryable,
  siteId: string,
  medications: ReadonlyMap<string, MedicationContent>,
): Promise<void> {
  if (medications.size === 0) return;
  await client.query(
    `insert into fhir_medication (site_id, reference, document) select $1, * from unnest($2::text[], $3::text[])
     on conflict (site_id, reference) do update set document = excluded.document`,
    [siteId, [...medications.keys()], [...medications.values()].map((content) => JSON.stringify(content))],
  );
}

export async function readFhirMedications(
  client: Queryable,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, MedicationContent>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<{ reference: string; document: string }>(
    'select reference, document from fhir_medication where site_id = $1 and reference = any($2)',
    [siteId, [...new Set(ids)]],
  );
  // Written by `saveFhirMedications` from a parsed Medication, so its form is known.
  return new Map(rows.map((row) => [row.reference, JSON.parse(row.document) as MedicationContent]));
}

/** Charts that have rows and no patient yet. */
export async function findPatientsMissing(
  client: Queryable,
  siteId: string,
  chartIds: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ chart_id: string }>(
    `select chart_id from unnest($2::text[]) as given (chart_id)
     where not exists (select 1 from patient where site_id = $1 and patient.chart_id = given.chart_id)`,
    [siteId, chartIds],
  );
  return rows.map((row) => row.chart_id);
}
