import type { PushItem } from '../../schema/wire/push.ts';
import { isAnswered, type OutboxEntry } from './outboxEntry.ts';
import type { PushState } from './pushState.ts';

/** Well below what proxies let through by default (1 MB in nginx). */
const BATCH_CHARACTERS = 400_000;

/** The next batch: few failures first, then the order of writing; what waits for another act stays. */
export function nextBatch(state: PushState, nowMs: number): readonly OutboxEntry[] {
  const failuresOf = (entry: OutboxEntry): number => state.attempts.get(entry.item.document.id)?.failures ?? 0;
  const due = [...state.entries.values()]
    .filter((entry) => isDue(entry) && notBefore(state, entry) <= nowMs && awaitedBy(entry, state.entries) === null)
    .sort((a, b) => failuresOf(a) - failuresOf(b) || a.order - b.order);
  const batch: OutboxEntry[] = [];
  let characters = 0;
  for (const entry of due) {
    characters += JSON.stringify(entry.item).length;
    if (batch.length >= state.batchLimit || (batch.length > 0 && characters > BATCH_CHARACTERS)) break;
    batch.push(entry);
  }
  return batch;
}

/** When the first of the items that wait alone may go; null: none waits. */
export function nextAloneMs(state: PushState): number | null {
  const moments = [...state.entries.values()]
    .filter(isDue)
    .map((entry) => notBefore(state, entry))
    .filter((moment) => moment > 0);
  return moments.length === 0 ? null : Math.min(...moments);
}

function notBefore(state: PushState, entry: OutboxEntry): number {
  return state.attempts.get(entry.item.document.id)?.notBeforeMs ?? 0;
}

export function isDue({ progress }: Pick<OutboxEntry, 'progress'>): boolean {
  return progress.step === 'onThisWorkstation' || progress.step === 'sent';
}

/**
 * The act that must be answered before this one may leave: the server refuses an outcome without its intervention, and
 * two wishes for one field must arrive in the order of writing. null: nothing, or it is long accepted and gone from here.
 */
export function awaitedBy(entry: OutboxEntry, entries: ReadonlyMap<string, OutboxEntry>): OutboxEntry | null {
  for (const id of referencesOf(entry.item)) {
    const referred = entries.get(id);
    if (referred !== undefined && !isAnswered(referred.progress)) return referred;
  }
  if (entry.item.type !== 'command') return null;
  const { stateId, field } = entry.item.document;
  for (const other of entries.values()) {
    const sameField =
      other.item.type === 'command' && other.item.document.stateId === stateId && other.item.document.field === field;
    // A refused wish holds up nobody: the person may never retry it, and the server merges by base value anyway.
    if (sameField && other.order < entry.order && isDue(other)) return other;
  }
  return null;
}

function referencesOf(item: PushItem): readonly string[] {
  if (item.type === 'command') return [];
  const { body, corrects } = item.document;
  const references = corrects === null ? [] : [corrects];
  return body.kind === 'interventionOutcome' ? [...references, body.interventionId] : references;
}
