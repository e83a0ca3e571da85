import type { MirrorPosition, MirrorStore } from './ports.ts';
import type { OutboxEntry } from './outboxEntry.ts';

/**
 * Compares what the server acknowledged with what a verified mirror holds. `missing`: the mirror has passed the place where
 * the act should stand and does not hold it. Acts outside the wards followed can be neither.
 */
export function compareLedger(
  entries: Iterable<OutboxEntry>,
  position: MirrorPosition,
  seqOf: MirrorStore['seqOf'],
): { readonly visible: ReadonlySet<string>; readonly missing: ReadonlySet<string> } {
  const visible = new Set<string>();
  const missing = new Set<string>();
  const wards = new Set(position.scopeKey.split(' '));
  for (const { item, progress } of entries) {
    if (progress.step !== 'accepted' || progress.seq > position.checkpoint.seq) continue;
    const held = item.type === 'event' ? seqOf('event', item.document.id) : seqOf('state', item.document.stateId);
    const isThere = held !== null && (item.type === 'event' || held >= progress.seq);
    if (isThere) visible.add(item.document.id);
    else if (wards.has(item.document.wardId)) missing.add(item.document.id);
  }
  return { visible, missing };
}

/**
 * Acts that the ward has seen for a day leave the outbox; the journal keeps them. One that met another stays until the mirror shows
 * both: till then it is in force from here.
 */
export function prunable(
  entries: Iterable<OutboxEntry>,
  nowMs: number,
  seqOf: MirrorStore['seqOf'],
): readonly string[] {
  const ids: string[] = [];
  for (const { item, progress, progressAt } of entries) {
    const done =
      progress.step === 'visibleToWard' ||
      (progress.step === 'conflict' &&
        item.type === 'command' &&
        (seqOf('state', item.document.stateId) ?? 0) >= progress.seq);
    if (done && nowMs - Date.parse(progressAt) > 24 * 3_600_000 && ids.length < 200) ids.push(item.document.id);
  }
  return ids;
}
