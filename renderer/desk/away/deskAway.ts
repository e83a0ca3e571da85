import type { Timer } from '../../../sync/client/ports.ts';
import type { DeskDatabase } from '../model/deskDatabase.ts';
import type { DeskModel } from '../model/deskModel.ts';
import { createAwayBook, type AwayBook } from './awayBook.ts';
import { joinDrafts } from './joinDrafts.ts';

/** The book of one desk: its rows in the desk's database, its reviews from the desk's queue. */
export function deskAway(
  userId: string,
  database: DeskDatabase,
  timer: Timer,
  modelOf: () => DeskModel,
  changed: () => void,
): AwayBook {
  return createAwayBook({
    userId,
    store: { ...database.away, moveDrafts: (from, to) => database.moveDrafts(from, to, joinDrafts) },
    timer,
    has: (chartId) => modelOf().patients.has(chartId),
    wardIds: () =>
      new Set(
        modelOf()
          .patients.wards()
          .map(({ id }) => id),
      ),
    wroteBeyond: (chartId, knownIds) =>
      modelOf()
        .patients.eventsOf(chartId)
        .some(({ id, authorId }) => authorId === userId && !knownIds.includes(id)),
    reviewAgain: (chartId) => modelOf().again(chartId),
    isIdle: () => modelOf().queue.waiting === 0,
    changed,
  });
}
