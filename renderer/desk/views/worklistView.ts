import type { Ward } from '../../../schema/state/ward.ts';
import type { HonestState } from '../../../sync/client/honestState.ts';
import type { WorklistFilter, WorklistQuery, WorklistRow, WorklistView } from '../deskViews.ts';

/** A row with what decides its place; the place itself is not shown. */
export interface RankedRow {
  readonly row: WorklistRow;
  readonly rank: number;
  readonly hasMyIntervention: boolean;
}

/** More rows than anybody reads: beyond it the view says how many it leaves out, and search finds them. */
const MOST_ROWS = 500;

const passes: Readonly<Record<WorklistFilter, (ranked: RankedRow) => boolean>> = {
  all: () => true,
  toReview: ({ row }) => row.validatedLines < row.currentLines || row.unansweredMustAnswer > 0,
  changed: ({ row }) => row.changes.length > 0 || row.reopenedLines > 0,
  notAssessed: ({ row }) => row.notAssessedChecks > 0,
  myInterventions: ({ hasMyIntervention }) => hasMyIntervention,
};

/** The worklist for a query: ranked, filtered, counted. `matching` null means no search words. */
export function worklistView(
  query: WorklistQuery,
  rows: Iterable<RankedRow>,
  matching: ReadonlySet<string> | null,
  wards: readonly Pick<Ward, 'id' | 'name'>[],
  unreviewed: number,
  loading: HonestState['wardsLoading'] = [],
): WorklistView {
  const patients = new Map<string, number>();
  const ofWard: RankedRow[] = [];
  const disagreements: string[] = [];
  for (const ranked of rows) {
    if (ranked.row.disagreements > 0) disagreements.push(ranked.row.chartId);
    patients.set(ranked.row.wardId, (patients.get(ranked.row.wardId) ?? 0) + 1);
    if (query.wardId !== null && ranked.row.wardId !== query.wardId) continue;
    if (matching === null || matching.has(ranked.row.chartId)) ofWard.push(ranked);
  }
  const shown = ofWard.filter(passes[query.filter]).sort(byNeed);
  return {
    query,
    rows: shown.slice(0, MOST_ROWS).map(({ row }) => row),
    disagreements,
    beyond: Math.max(0, shown.length - MOST_ROWS),
    counts: {
      all: ofWard.length,
      toReview: ofWard.filter(passes.toReview).length,
      changed: ofWard.filter(passes.changed).length,
      notAssessed: ofWard.filter(passes.notAssessed).length,
      myInterventions: ofWard.filter(passes.myInterventions).length,
    },
    pending: unreviewed + notHere(query.wardId, patients, loading),
    wards: wards.map(({ id, name }) => {
      const arriving = loading.find(({ wardId }) => wardId === id);
      return {
        id,
        name,
        patients: patients.get(id) ?? 0,
        loading: arriving === undefined ? null : { patientsDue: arriving.patients },
      };
    }),
  };
}

/** Patients of the ward (null: of all) that the server counted and that are not on the list yet. */
function notHere(
  wardId: string | null,
  here: ReadonlyMap<string, number>,
  loading: HonestState['wardsLoading'],
): number {
  return loading
    .filter((ward) => wardId === null || ward.wardId === wardId)
    .reduce((sum, ward) => sum + Math.max(0, (ward.patients ?? 0) - (here.get(ward.wardId) ?? 0)), 0);
}

/** One collator for all: making one for each comparison cost more than everything else at 10,000 patients. */
const byNumber = new Intl.Collator(undefined, { numeric: true });

/** The higher rank first; then the sooner dose; then the bed, so that equal patients keep their places. */
function byNeed({ rank, row: a }: RankedRow, { rank: otherRank, row: b }: RankedRow): number {
  return (
    otherRank - rank ||
    compareText(a.nextDoseAt ?? '9', b.nextDoseAt ?? '9') ||
    byNumber.compare(a.bed ?? '', b.bed ?? '') ||
    compareText(a.chartId, b.chartId)
  );
}

/** Instants and ids are plain ASCII: their code units are their order. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
