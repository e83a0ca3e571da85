/** Patients that reached the disk, and when, on the monotonic clock. */
export interface Arrival {
  readonly atMs: number;
  readonly patients: number;
}

const REMEMBERED_MS = 60_000;
/** Below this a speed says more about the first page than about the line. */
const SHORTEST_MS = 2000;

export function withArrival(arrivals: readonly Arrival[], arrival: Arrival): readonly Arrival[] {
  return [...arrivals.filter(({ atMs }) => arrival.atMs - atMs <= REMEMBERED_MS), arrival];
}

/**
 * Patients a second over the last minute, up to now: while nothing arrives it falls, and after a minute of nothing, as
 * before the second page, it is unknown (null).
 */
export function patientsPerSecond(arrivals: readonly Arrival[], nowMs: number): number | null {
  const recent = arrivals.filter(({ atMs }) => nowMs - atMs <= REMEMBERED_MS);
  const [first, ...later] = recent;
  if (first === undefined || later.length === 0 || nowMs - first.atMs < SHORTEST_MS) return null;
  const patients = later.reduce((sum, arrival) => sum + arrival.patients, 0);
  return patients / ((nowMs - first.atMs) / 1000);
}
