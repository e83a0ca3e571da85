import type { FeedItem } from '../../schema/wire/feedItem.ts';

/** A document that came with a good envelope and a body that this version cannot read. It is kept, counted and shown as such. */
export interface UnreadableItem {
  readonly type: 'unreadable';
  readonly of: 'chart' | 'event' | 'state' | 'ward';
  readonly seq: number;
  readonly id: string;
  readonly wardId: string;
  readonly raw: unknown;
}

/** What the mirror stores: an unreadable chart replaces its readable elder, or an outdated one would pass for current. */
export type MirrorItem = FeedItem | UnreadableItem;

export type MirrorDocument = Exclude<MirrorItem, { type: 'removed' }>;

export type DocumentType = UnreadableItem['of'];

export function documentTypeOf(item: MirrorItem): DocumentType {
  return item.type === 'removed' || item.type === 'unreadable' ? item.of : item.type;
}
