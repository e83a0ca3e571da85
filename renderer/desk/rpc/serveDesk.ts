import type { AlternativesQuestion, Desk, DeskStart, Draft, NewAct, WhatIfQuestion } from '../desk.ts';
import type { WorklistQuery } from '../deskViews.ts';
import type { DeskCall, DeskSubscription, ToPage, ToWorker } from './deskCalls.ts';

/** Answers the page's messages with the desk; returns the function that takes one message. */
export function serveDesk(desk: Desk, post: (message: ToPage) => void): (message: ToWorker) => void {
  const subscriptions = new Map<number, () => void>();
  desk.onFailure((failure) => post({ kind: 'failure', failure }));
  return (message) => {
    if (message.kind === 'unsubscribe') {
      subscriptions.get(message.number)?.();
      subscriptions.delete(message.number);
    } else if (message.kind === 'subscribe') {
      const tell = (value: unknown): void => post({ kind: 'view', number: message.number, value });
      subscriptions.set(message.number, subscribe(desk, message.method, message.argument, tell));
    } else {
      call(desk, message.method, message.argument).then(
        (value) => post({ kind: 'answer', number: message.number, value }),
        (reason: unknown) =>
          post({ kind: 'broken', number: message.number, reason: reason instanceof Error ? reason.name : 'unknown' }),
      );
    }
  };
}

// The page is built from the same sources as this file: the arguments have the types that `Desk` states.
function call(desk: Desk, method: DeskCall, argument: unknown): Promise<unknown> {
  switch (method) {
    case 'start':
      return desk.start(argument as DeskStart);
    case 'stop':
      return desk.stop();
    case 'write':
      return desk.write(argument as NewAct);
    case 'search':
      return desk.search(argument as string);
    case 'whatIf':
      return desk.whatIf(argument as WhatIfQuestion);
    case 'alternatives':
      return desk.alternatives(argument as AlternativesQuestion);
    case 'saveDraft':
      return desk.saveDraft(argument as Draft);
    case 'loadDraft':
      return desk.loadDraft(argument as string);
    case 'syncNow':
      return desk.syncNow();
    case 'markAwaySeen':
      return desk.markAwaySeen(argument as readonly string[]);
    case 'compareAway':
      return desk.compareAway(argument as 'stop' | 'goOn');
  }
}

function subscribe(
  desk: Desk,
  method: DeskSubscription,
  argument: unknown,
  tell: (value: unknown) => void,
): () => void {
  switch (method) {
    case 'subscribeWorklist':
      return desk.subscribeWorklist(argument as WorklistQuery, tell);
    case 'subscribeChart':
      return desk.subscribeChart(argument as string, tell);
    case 'subscribeSync':
      return desk.subscribeSync(tell);
    case 'subscribeOutbox':
      return desk.subscribeOutbox(tell);
    case 'subscribeAway':
      return desk.subscribeAway(tell);
  }
}
