import type { FeedItem } from '../../schema/wire/feedItem.ts';
import type { MirrorChange } from '../../sync/client/createReplication.ts';
import type { MirrorItem } from '../../sync/client/mirrorItem.ts';

/**
 * What of the mirror the model can use. A document that this version cannot read takes its elder away, because an outdated
 * chart must not pass for the current one; replication counts it and the sync state names it.
 */
export function feedItems(items: readonly MirrorItem[]): readonly FeedItem[] {
  return items.map((item) =>
    item.type === 'unreadable'
      ? { type: 'removed', of: item.of, seq: item.seq, id: item.id, wardId: item.wardId }
      : item,
  );
}

/** What left the mirror with a ward, or in a pull from zero. */
export function sweptItems(swept: MirrorChange['swept']): readonly FeedItem[] {
  return swept.map(({ type, id }) => ({ type: 'removed', of: type, id, wardId: id, seq: 1 }));
}
