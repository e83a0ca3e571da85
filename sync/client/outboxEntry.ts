import type { Instant } from '../../schema/instant.ts';
import type { PushItem, PushResult } from '../../schema/wire/push.ts';

/** Why an act wants a person: the server's word for it, or ours for what never came so far. */
export type AttentionReason = Extract<PushResult, { outcome: 'refused' }>['reason'];

/**
 * The ledger's line for one act. `sent` means that it left at least once and its answer is not known; a lost answer
 * leaves it there, and it is sent again under the same id.
 */
export type EntryProgress =
  | { readonly step: 'onThisWorkstation' }
  | { readonly step: 'sent' }
  | { readonly step: 'accepted'; readonly seq: number }
  | { readonly step: 'conflict'; readonly seq: number }
  | { readonly step: 'visibleToWard'; readonly seq: number }
  | { readonly step: 'needsAttention'; readonly reason: AttentionReason; readonly detail: string };

export interface OutboxEntry {
  readonly item: PushItem;
  /** Order of writing on this workstation: what is older goes first. */
  readonly order: number;
  readonly progress: EntryProgress;
  readonly progressAt: Instant;
}

/** Answered for good by the server's present epoch. */
export function isAnswered(progress: EntryProgress): boolean {
  return progress.step === 'accepted' || progress.step === 'conflict' || progress.step === 'visibleToWard';
}
