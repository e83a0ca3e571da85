import type { Checkpoint } from '../../schema/wire/checkpoint.ts';
import type { WardSize } from '../../schema/wire/bulk.ts';
import type { FirstLoad, MirrorPosition } from './ports.ts';
import type { PullState } from './pullState.ts';

/** Enough that 200 wards are not 200 requests, few enough that a ward is complete, and said so, soon after it began. */
const WARDS_TOGETHER = 4;
const start: Checkpoint = { seq: 0, id: '' };

/** The wards to read next: those that are wanted first, then some of the others. Empty: none is left. */
export function nextWards(
  wardIds: readonly string[],
  wantedFirst: readonly string[],
  loaded: readonly string[],
): readonly string[] {
  const left = wardIds.filter((wardId) => !loaded.includes(wardId));
  const wanted = left.filter((wardId) => wantedFirst.includes(wardId));
  return wanted.length > 0 ? wanted : left.slice(0, WARDS_TOGETHER);
}

/** The position with the wards that a first load reads now. One that was complete, or is under way, stays as it is. */
export function withWardsToRead(
  position: MirrorPosition,
  wardIds: readonly string[],
  wantedFirst: readonly string[],
): MirrorPosition {
  if (position.complete || (position.firstLoad ?? null) !== null) return position;
  const reading = nextWards(wardIds, wantedFirst, []);
  return { ...position, checkpoint: start, firstLoad: { loaded: [], reading, loadedTo: null } };
}

/** Wards that the next request is limited to; null: all of the scope together. */
export function wardsBeingRead(position: MirrorPosition): readonly string[] | null {
  const reading = position.complete ? [] : (position.firstLoad?.reading ?? []);
  return reading.length === 0 ? null : reading;
}

/**
 * The position after these wards ended at `ended`. When they were the last, all wards are read together from the lowest
 * number at which one of them ended: a chart that moved meanwhile into a ward already read comes, and one that left goes.
 */
export function afterWards(
  position: MirrorPosition,
  ended: Checkpoint,
  wardIds: readonly string[],
  wantedFirst: readonly string[],
): MirrorPosition {
  const before: FirstLoad = position.firstLoad ?? { loaded: [], reading: [], loadedTo: null };
  const loaded = [...new Set([...before.loaded, ...before.reading])];
  const loadedTo = before.loadedTo !== null && before.loadedTo.seq <= ended.seq ? before.loadedTo : ended;
  const reading = nextWards(wardIds, wantedFirst, loaded);
  return {
    ...position,
    checkpoint: reading.length === 0 ? loadedTo : start,
    firstLoad: { loaded, reading, loadedTo },
  };
}

/** Patients on the disk and in all, when a stream for the wards being read says what is still to come. */
export function patientsAt(
  sizes: readonly WardSize[],
  firstLoad: FirstLoad | null | undefined,
  stillDue: number,
): { readonly done: number; readonly due: number } {
  const sumOf = (counts: (wardId: string) => boolean): number =>
    sizes.filter(({ wardId }) => counts(wardId)).reduce((sum, { patients }) => sum + patients, 0);
  const due = sumOf(() => true);
  const loaded = sumOf((wardId) => firstLoad?.loaded.includes(wardId) === true);
  const reading = sumOf((wardId) => firstLoad?.reading.includes(wardId) === true);
  return { done: Math.min(due, loaded + Math.max(0, reading - stillDue)), due };
}

/** Wards that are not whole on this workstation yet, with their patients as the server counted them (null: not said). */
export function wardsLoading({
  position,
  wardIds,
  wardSizes,
}: Pick<PullState, 'position' | 'wardIds' | 'wardSizes'>): readonly {
  readonly wardId: string;
  readonly patients: number | null;
}[] {
  if (position?.complete === true) return [];
  const loaded = position?.firstLoad?.loaded ?? [];
  return wardIds
    .filter((wardId) => !loaded.includes(wardId))
    .map((wardId) => ({
      wardId,
      patients: wardSizes === null ? null : (wardSizes.find((size) => size.wardId === wardId)?.patients ?? 0),
    }));
}
