import type { FeedItem } from '../../schema/wire/feedItem.ts';
import type { ScopeDigest } from '../../schema/wire/pull.ts';
import type { PushResult } from '../../schema/wire/push.ts';
import { sha256Hex } from './sampleDocuments.ts';

type Live = Exclude<FeedItem, { type: 'removed' }>;

interface Row {
  readonly item: Live;
  /** Wards that it has left, and under which number. */
  readonly left: ReadonlyMap<string, number>;
}

export interface Tables {
  seq: number;
  /** A backup holds everything up to here. */
  durableThrough: number;
  rows: Map<string, Row>;
  outcomes: Map<string, { readonly result: PushResult; readonly text: string }>;
  /** Every application of an act, in order: an id twice in here was applied twice. */
  applied: string[];
}

export function put(tables: Tables, item: Live): void {
  const key = `${item.type}:${item.id}`;
  const before = tables.rows.get(key);
  const left = new Map(before?.left);
  if (before !== undefined && before.item.wardId !== item.wardId) left.set(before.item.wardId, item.seq);
  left.delete(item.wardId);
  tables.rows.set(key, { item, left });
}

/** In scope as a document, as a removal, or not at all. */
function seenFrom(row: Row, wards: ReadonlySet<string>): FeedItem | null {
  if (wards.has(row.item.wardId)) return row.item;
  const leftAt = Math.max(0, ...[...row.left].filter(([ward]) => wards.has(ward)).map(([, seq]) => seq));
  const ward = [...row.left].find(([, seq]) => seq === leftAt)?.[0];
  return ward === undefined ? null : { type: 'removed', of: row.item.type, seq: leftAt, id: row.item.id, wardId: ward };
}

/** `only`: of these wards of the scope. */
export function feedOf(
  tables: Tables,
  wardIds: readonly string[],
  after: number,
  only: readonly string[] = wardIds,
): readonly FeedItem[] {
  const wards = new Set(wardIds);
  return [...tables.rows.values()]
    .flatMap((row) => seenFrom(row, wards) ?? [])
    .filter(({ seq, wardId }) => seq > after && only.includes(wardId))
    .sort((a, b) => a.seq - b.seq);
}

export function digestOf(tables: Tables, wardIds: readonly string[]): ScopeDigest {
  const live = feedOf(tables, wardIds, 0).filter(({ type }) => type !== 'removed');
  const xor = live.reduce(
    (sum, { type, id, seq }) => sum ^ BigInt(`0x${sha256Hex(`${type}:${id}:${seq}`).slice(0, 16)}`),
    0n,
  );
  return { count: live.length, xor: xor.toString(16).padStart(16, '0') };
}

/** What belongs to a patient goes along when the patient moves. */
export function moveAlong(tables: Tables, chartId: string, wardId: string): void {
  for (const { item } of tables.rows.values())
    if ((item.type === 'event' || item.type === 'state') && item.document.chartId === chartId && item.wardId !== wardId)
      put(tables, { ...item, seq: ++tables.seq, wardId });
}
