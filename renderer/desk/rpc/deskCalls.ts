import type { DeskFailure } from '../desk.ts';

/** The methods of the desk that answer once, and those that keep telling. */
export type DeskCall =
  | 'start'
  | 'stop'
  | 'write'
  | 'search'
  | 'whatIf'
  | 'alternatives'
  | 'saveDraft'
  | 'loadDraft'
  | 'syncNow'
  | 'markAwaySeen'
  | 'compareAway';
export type DeskSubscription =
  | 'subscribeWorklist'
  | 'subscribeChart'
  | 'subscribeSync'
  | 'subscribeOutbox'
  | 'subscribeAway';

/** Messages from the page to the worker. `number` pairs the answer with its question. */
export type ToWorker =
  | { readonly kind: 'call'; readonly number: number; readonly method: DeskCall; readonly argument: unknown }
  | {
      readonly kind: 'subscribe';
      readonly number: number;
      readonly method: DeskSubscription;
      readonly argument: unknown;
    }
  | { readonly kind: 'unsubscribe'; readonly number: number };

/** Messages from the worker to the page. */
export type ToPage =
  | { readonly kind: 'answer'; readonly number: number; readonly value: unknown }
  | { readonly kind: 'broken'; readonly number: number; readonly reason: string }
  | { readonly kind: 'view'; readonly number: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly failure: DeskFailure };
