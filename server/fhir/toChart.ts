import type { Chart } from '../../schema/chart/chart.ts';
import { feedsOf, type ChartPieces, type PatientStatus, type Stay } from '../store/chartPieces.ts';
import { countsAsKnown } from '../store/rowTables.ts';

/**
 * A chart out of the pieces of one source, without a database: for reviewing a file. The store's own assembly
 * (`store/assembleCharts.ts`) says the same of the same pieces. Null: nobody has said who the patient is.
 * @param asOf when the source spoke; every interface it spoke through is as old as that
 */
export function toChart(pieces: ChartPieces, place: { siteId: string; wardId: string; asOf: string }): Chart | null {
  const { identity } = pieces;
  if (identity === undefined) return null;
  const stay = currentStay(pieces.stays ?? []);
  const spoken = new Set(feedsOf(pieces));
  const asOf = (feed: 'orders' | 'results' | 'allergies' | 'conditions' | 'patient'): string | null =>
    spoken.has(feed) ? place.asOf : null;
  const conditions = byId(pieces.conditions ?? []);
  return {
    id: pieces.chartId,
    siteId: place.siteId,
    wardId: stay?.wardId ?? place.wardId,
    revision: 1,
    patient: { ...identity, ...statusesOf(pieces.statuses ?? []) },
    stay,
    orders: byId(pieces.orders ?? []).map((order) => ({ ...order, revision: 0 })),
    administrations: byId(pieces.administrations ?? []).sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id)),
    observations: byId(pieces.observations ?? []).sort(
      (a, b) => compare(a.effectiveAt ?? '', b.effectiveAt ?? '') || compare(a.id, b.id),
    ),
    allergies: allergyRecordOf(pieces),
    conditions: { state: conditions.length > 0 ? 'recorded' : 'notRecorded', entries: conditions },
    completeSince: null,
    feedsAsOf: {
      orders: asOf('orders'),
      results: asOf('results'),
      allergies: asOf('allergies'),
      conditions: asOf('conditions'),
      patient: asOf('patient'),
    },
  };
}

/** Of several pieces with one id the last counts; in the order of ids. */
function byId<T extends { readonly id: string }>(pieces: readonly T[]): T[] {
  return [...new Map(pieces.map((piece) => [piece.id, piece])).values()].sort((a, b) => compare(a.id, b.id));
}

const STAY_ORDER = ['inProgress', 'unknown', 'finished', 'planned'];

function currentStay(stays: readonly Stay[]): Stay | null {
  const latest = (stay: Stay): string => stay.dischargedAt ?? stay.admittedAt ?? '';
  const ordered = byId(stays).sort(
    (a, b) => STAY_ORDER.indexOf(a.status) - STAY_ORDER.indexOf(b.status) || compare(latest(b), latest(a)),
  );
  return ordered[0] ?? null;
}

function statusesOf(
  statuses: readonly PatientStatus[],
): Pick<Chart['patient'], 'pregnancy' | 'lactation' | 'dialysis'> {
  const latest = (kind: PatientStatus['kind']): PatientStatus['status'] | null => {
    let found: PatientStatus['status'] | null = null;
    for (const { kind: of, status } of statuses) {
      const isNewer =
        found?.recordedAt == null || (status.recordedAt !== null && status.recordedAt >= found.recordedAt);
      if (of === kind && isNewer) found = status;
    }
    return found;
  };
  return { pregnancy: latest('pregnancy'), lactation: latest('lactation'), dialysis: latest('dialysis') };
}

function allergyRecordOf(pieces: ChartPieces): Chart['allergies'] {
  const entries = byId(pieces.allergies ?? []);
  const asserted = byId(pieces.noKnownAllergies ?? [])
    .filter(({ isCurrent }) => isCurrent)
    .sort((a, b) => compare(b.assertedAt ?? '', a.assertedAt ?? ''))[0];
  const isKnown = entries.some(countsAsKnown);
  const state = isKnown ? 'known' : asserted === undefined ? 'notRecorded' : 'noKnownAllergies';
  return { state, entries, assertedAt: asserted?.assertedAt ?? null };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
