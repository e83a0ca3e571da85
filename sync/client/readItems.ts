import { z } from 'zod';
import { feedItem } from '../../schema/wire/feedItem.ts';
import { identifier } from '../../schema/identifier.ts';
import { keep } from './keep.ts';
import type { MirrorItem } from './mirrorItem.ts';

const envelope = z.object({
  type: z.enum(['chart', 'event', 'state', 'ward']),
  seq: z.number().int().positive(),
  id: identifier,
  wardId: identifier,
});

/** One item: as it came, or as unreadable when only its envelope is good; null when not even that. */
export function readItem(raw: unknown): MirrorItem | null {
  const item = keep(feedItem, raw);
  if (item !== null) {
    // A document under another's id would overwrite that patient; it counts as unreadable, under the envelope's id.
    if (item.type === 'removed' || item.document.id === item.id) return item;
  }
  const head = keep(envelope, raw);
  return head === null
    ? null
    : { type: 'unreadable', of: head.type, seq: head.seq, id: head.id, wardId: head.wardId, raw };
}

/** The items of a page in rising order, after `from` and up to `to`; null when the page is not what it must be. */
export function readItems(raw: readonly unknown[], from: number, to: number): readonly MirrorItem[] | null {
  const items: MirrorItem[] = [];
  let last = from;
  for (const one of raw) {
    const item = readItem(one);
    if (item === null || item.seq <= last || item.seq > to) return null;
    last = item.seq;
    items.push(item);
  }
  return items;
}
