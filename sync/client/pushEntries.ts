import type { Instant } from '../../schema/instant.ts';
import type { EntryProgress, OutboxEntry } from './outboxEntry.ts';
import type { Attempts, PushCommand, PushState } from './pushState.ts';

export const fresh: Attempts = { failures: 0, askedAgain: false, notBeforeMs: 0 };

export function record(entries: readonly OutboxEntry[]): PushCommand {
  return { kind: 'record', entries, settlements: [] };
}

export function idOf(entry: OutboxEntry): string {
  return entry.item.document.id;
}

export function moved(entry: OutboxEntry, progress: EntryProgress, at: Instant): OutboxEntry {
  return { ...entry, progress, progressAt: at };
}

export function entriesOf(state: PushState, ids: readonly string[]): readonly OutboxEntry[] {
  return ids.flatMap((id) => state.entries.get(id) ?? []);
}

export function withChanged(state: PushState, changed: readonly OutboxEntry[]): PushState {
  if (changed.length === 0) return state;
  const entries = new Map(state.entries);
  for (const entry of changed) entries.set(idOf(entry), entry);
  return { ...state, entries };
}

/** What is already here wins: the same act twice is one act, and its progress is known here. */
export function withNew(state: PushState, added: readonly OutboxEntry[]): PushState {
  return withChanged(
    state,
    added.filter((entry) => !state.entries.has(idOf(entry))),
  );
}

export function withFailure(state: PushState, ids: readonly string[]): PushState {
  const attempts = new Map(state.attempts);
  for (const id of ids) {
    const before = attempts.get(id) ?? fresh;
    attempts.set(id, { ...before, failures: before.failures + 1 });
  }
  return { ...state, attempts };
}
