import type { ChartPieces, PatientIdentity } from './chartPieces.ts';
import type { Queryable } from './database.ts';

/** Writes identities, identifiers, withdrawals and the recorded statuses of a batch. */
export async function savePatients(
  client: Queryable,
  siteId: string,
  batch: readonly ChartPieces[],
  fallbackWardId: string,
): Promise<void> {
  const identities = new Map<string, PatientIdentity>();
  for (const { chartId, identity } of batch) if (identity !== undefined) identities.set(chartId, identity);
  await saveIdentities(client, siteId, identities, fallbackWardId);
  for (const { chartId, isWithdrawn } of batch) {
    if (isWithdrawn === undefined) continue;
    await client.query('update patient set is_withdrawn = $3 where site_id = $1 and chart_id = $2', [
      siteId,
      chartId,
      isWithdrawn,
    ]);
  }
  await saveStatuses(client, siteId, batch);
}

async function saveIdentities(
  client: Queryable,
  siteId: string,
  identities: ReadonlyMap<string, PatientIdentity>,
  fallbackWardId: string,
): Promise<void> {
  if (identities.size === 0) return;
  const chartIds = [...identities.keys()];
  const patients = [...identities.values()];
  await client.query(
    `insert into patient (site_id, chart_id, fallback_ward_id, family_name, given_names, birth_date, sex, document)
     select $1, chart_id, $3, family_name, given_names, birth_date, sex, document
     from unnest($2::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       as given (chart_id, family_name, given_names, birth_date, sex, document)
     on conflict (site_id, chart_id) do update set family_name = excluded.family_name, given_names = excluded.given_names,
       birth_date = excluded.birth_date, sex = excluded.sex, document = excluded.document`,
    [
      siteId,
      chartIds,
      fallbackWardId,
      patients.map((patient) => patient.familyName),
      patients.map((patient) => patient.givenNames.join(' ')),
      patients.map((patient) => patient.birthDate),
      patients.map((patient) => patient.sex),
      patients.map((patient) => JSON.stringify(withoutStatuses(patient))),
    ],
  );
  const identifiers = new Map(
    [...identities].flatMap(([chartId, { identifiers: list }]) =>
      list.map(
        (identifier) => [`${chartId} ${identifier.system} ${identifier.value}`, { chartId, ...identifier }] as const,
      ),
    ),
  );
  await client.query('delete from patient_identifier where site_id = $1 and chart_id = any($2)', [siteId, chartIds]);
  const rows = [...identifiers.values()];
  await client.query(
    'insert into patient_identifier (site_id, chart_id, system, value, kind) select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[])',
    [
      siteId,
      rows.map((row) => row.chartId),
      rows.map((row) => row.system),
      rows.map((row) => row.value),
      rows.map((row) => row.kind),
    ],
  );
}

/** A whole `Patient` may be handed in; the assembly adds the three statuses from their own rows. */
function withoutStatuses(patient: PatientIdentity): object {
  return { ...patient, pregnancy: undefined, lactation: undefined, dialysis: undefined };
}

/** The latest statement of each kind holds; one without a date never replaces one that has it. */
async function saveStatuses(client: Queryable, siteId: string, batch: readonly ChartPieces[]): Promise<void> {
  for (const { chartId, statuses } of batch) {
    for (const { kind, status } of statuses ?? []) {
      await client.query(
        `insert into patient_status (site_id, chart_id, kind, recorded_at, document) values ($1, $2, $3, $4, $5)
         on conflict (site_id, chart_id, kind) do update set recorded_at = excluded.recorded_at, document = excluded.document
         where patient_status.recorded_at is null or excluded.recorded_at >= patient_status.recorded_at`,
        [siteId, chartId, kind, status.recordedAt, JSON.stringify(status)],
      );
    }
  }
}
