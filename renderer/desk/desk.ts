import type { Alternative } from '../../clinical/whatIf/alternatives.ts';
import type { ChangeFault } from '../../clinical/whatIf/changeChart.ts';
import type { WhatIf } from '../../clinical/whatIf/whatIf.ts';
import type { AnswerCode } from '../../schema/events/answer.ts';
import type { z } from 'zod';
import type { allergyRecordedBody } from '../../schema/events/recordedFacts.ts';
import type { Analyte } from '../../schema/knowledge/analyte.ts';
import type { Quantity } from '../../schema/quantity.ts';
import type { LocalisedText } from '../../schema/localisedText.ts';
import type { Message } from '../../schema/review/message.ts';
import type { User } from '../../schema/wire/session.ts';
import type { Result } from '../../schema/result.ts';
import type { ChartChange } from '../../schema/whatIf/chartChange.ts';
import type { Policy } from '../../schema/ipc/policy.ts';
import type { AwayView, ChartView, OutboxRow, SyncView, WorklistQuery, WorklistView } from './deskViews.ts';

/** What a person decided, before the desk worker seals it with id, author, device, time, fingerprints and digest. */
export type NewAct =
  | {
      readonly kind: 'validation';
      readonly chartId: string;
      readonly orderIds: readonly string[];
      readonly note?: string;
    }
  | {
      readonly kind: 'answer';
      readonly chartId: string;
      readonly findingKey: string;
      readonly code: AnswerCode;
      readonly note?: string;
      readonly monitor?: { readonly analyte: string; readonly dueAt: string };
    }
  | {
      readonly kind: 'intervention';
      readonly chartId: string;
      readonly orderIds: readonly string[];
      readonly findingKey?: string;
      readonly problem: string;
      readonly type: string;
      readonly message: string;
    }
  | {
      readonly kind: 'interventionOutcome';
      readonly chartId: string;
      readonly interventionId: string;
      readonly outcome: 'accepted' | 'acceptedModified' | 'refused' | 'notApplicable';
      readonly reason?: string;
    }
  | {
      readonly kind: 'allergyRecorded';
      readonly chartId: string;
      readonly allergy: z.infer<typeof allergyRecordedBody>['allergy'];
    }
  | { readonly kind: 'noKnownAllergies'; readonly chartId: string }
  | {
      readonly kind: 'measurementRecorded';
      readonly chartId: string;
      readonly analyte: Analyte;
      readonly value: Quantity;
      readonly measuredAt: string;
    }
  | { readonly kind: 'comment'; readonly chartId: string; readonly orderIds: readonly string[]; readonly text: string }
  | {
      /** What is true of the patient where the hospital's record says otherwise; a field of `schema/state/correction.ts`. */
      readonly kind: 'correct';
      readonly chartId: string;
      readonly field: string;
      readonly value: string | number;
      /** The commands of the disagreement that this settles, as it was seen. */
      readonly settles?: readonly string[];
    }
  | { readonly kind: 'assign'; readonly chartId: string; readonly reviewing: boolean };

/** `ok` only after the act is in the local database and in the fsynced journal. */
export type WriteResult = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly reason: Message };

export interface DeskStart {
  readonly capability: string;
  readonly vaultId: string;
  readonly deviceId: string;
  readonly user: User;
  readonly policy: Policy;
}

/** `substanceNames`: by substance id of the loaded knowledge, for `createText(locale, { names })`; empty when none loaded. */
export interface DeskStarted {
  readonly ok: true;
  readonly substanceNames: Readonly<Record<string, LocalisedText>>;
}

/** What can stop the desk as a whole; the screen says it and what to do. */
export type DeskFailure = {
  readonly kind: 'databaseRebuilt' | 'databaseUnavailable' | 'diskFull' | 'capabilityVoid' | 'defect';
  readonly reason: Message;
};

export interface SearchHit {
  readonly chartId: string;
  readonly label: string;
  /** The bed, or nothing. */
  readonly detail: string;
  readonly matchedOn: 'name' | 'bed' | 'identifier' | 'drug';
}

/** A draft belongs to its author and is saved, sealed, as it is typed. `key` says of what (`intervention:<chartId>`). */
export interface Draft {
  readonly key: string;
  readonly text: string;
}

export interface WhatIfQuestion {
  readonly chartId: string;
  readonly changes: readonly ChartChange[];
}

export interface AlternativesQuestion {
  readonly chartId: string;
  readonly orderId: string;
}

/**
 * The desk as the UI thread sees it; the worker implements it (`deskWorker.ts`), `deskClient.ts` carries it over messages.
 * Subscriptions deliver the current view at once and each later one; the function returned ends them.
 */
export interface Desk {
  start(start: DeskStart): Promise<DeskStarted | { readonly ok: false; readonly failure: DeskFailure }>;
  stop(): Promise<void>;
  onFailure(listen: (failure: DeskFailure) => void): () => void;
  subscribeWorklist(query: WorklistQuery, listen: (view: WorklistView) => void): () => void;
  /** null: no such patient in scope (moved away, or not loaded yet). */
  subscribeChart(chartId: string, listen: (view: ChartView | null) => void): () => void;
  subscribeSync(listen: (view: SyncView) => void): () => void;
  subscribeOutbox(listen: (rows: readonly OutboxRow[]) => void): () => void;
  subscribeAway(listen: (view: AwayView) => void): () => void;
  /** Takes what this person has seen off their list; others keep theirs. */
  markAwaySeen(itemIds: readonly string[]): Promise<void>;
  /** `stop`: what was not compared yet waits, and the list says so; `goOn` takes it up again. */
  compareAway(how: 'stop' | 'goOn'): Promise<void>;
  write(act: NewAct): Promise<WriteResult>;
  search(words: string): Promise<readonly SearchHit[]>;
  /** What the review would say after changes that nobody has made. null: no such patient in scope. */
  whatIf(question: WhatIfQuestion): Promise<Result<WhatIf, ChangeFault> | null>;
  /** What could be ordered in place of an order, best first. null: no such patient in scope. */
  alternatives(question: AlternativesQuestion): Promise<Result<readonly Alternative[], ChangeFault> | null>;
  saveDraft(draft: Draft): Promise<void>;
  loadDraft(key: string): Promise<Draft | null>;
  syncNow(): Promise<void>;
}
