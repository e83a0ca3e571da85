import type { Desk, DeskFailure } from './desk.ts';
import type { DeskCall, DeskSubscription, ToPage, ToWorker } from './rpc/deskCalls.ts';

/** The two ends of a worker that the client needs: a real `Worker`, or a message port in tests. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', listen: (event: MessageEvent<ToPage>) => void): void;
  addEventListener(type: 'error', listen: (event: Event) => void): void;
}

/** The desk, as the UI thread holds it: every method is a message to the worker. */
export function createDeskClient(worker: WorkerPort): Desk {
  let lastNumber = 0;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>();
  const listeners = new Map<number, (value: unknown) => void>();
  const failureListeners = new Set<(failure: DeskFailure) => void>();

  worker.addEventListener('message', ({ data: message }) => {
    if (message.kind === 'view') listeners.get(message.number)?.(message.value);
    else if (message.kind === 'failure') tellFailure(message.failure);
    else {
      const waiter = waiting.get(message.number);
      waiting.delete(message.number);
      if (message.kind === 'answer') waiter?.resolve(message.value);
      else waiter?.reject(new Error(message.reason));
    }
  });
  worker.addEventListener('error', () =>
    tellFailure({ kind: 'defect', reason: { key: 'desk.failure.defect', params: {} } }),
  );

  function tellFailure(failure: DeskFailure): void {
    for (const listen of failureListeners) listen(failure);
  }
  function call(method: DeskCall, argument?: unknown): Promise<unknown> {
    const number = ++lastNumber;
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      worker.postMessage({ kind: 'call', number, method, argument });
    });
  }
  function subscribe(method: DeskSubscription, argument: unknown, listen: (value: unknown) => void): () => void {
    const number = ++lastNumber;
    listeners.set(number, listen);
    worker.postMessage({ kind: 'subscribe', number, method, argument });
    return () => {
      listeners.delete(number);
      worker.postMessage({ kind: 'unsubscribe', number });
    };
  }

  // The worker is built from the same sources, so its answers have the types that `Desk` states.
  return {
    start: (start) => call('start', start) as ReturnType<Desk['start']>,
    stop: () => call('stop') as ReturnType<Desk['stop']>,
    onFailure: (listen) => {
      failureListeners.add(listen);
      return () => void failureListeners.delete(listen);
    },
    subscribeWorklist: (query, listen) => subscribe('subscribeWorklist', query, listen as (value: unknown) => void),
    subscribeChart: (chartId, listen) => subscribe('subscribeChart', chartId, listen as (value: unknown) => void),
    subscribeSync: (listen) => subscribe('subscribeSync', undefined, listen as (value: unknown) => void),
    subscribeOutbox: (listen) => subscribe('subscribeOutbox', undefined, listen as (value: unknown) => void),
    subscribeAway: (listen) => subscribe('subscribeAway', undefined, listen as (value: unknown) => void),
    markAwaySeen: (itemIds) => call('markAwaySeen', itemIds) as ReturnType<Desk['markAwaySeen']>,
    compareAway: (how) => call('compareAway', how) as ReturnType<Desk['compareAway']>,
    write: (act) => call('write', act) as ReturnType<Desk['write']>,
    search: (words) => call('search', words) as ReturnType<Desk['search']>,
    whatIf: (question) => call('whatIf', question) as ReturnType<Desk['whatIf']>,
    alternatives: (question) => call('alternatives', question) as ReturnType<Desk['alternatives']>,
    saveDraft: (draft) => call('saveDraft', draft) as ReturnType<Desk['saveDraft']>,
    loadDraft: (key) => call('loadDraft', key) as ReturnType<Desk['loadDraft']>,
    syncNow: () => call('syncNow') as ReturnType<Desk['syncNow']>,
  };
}
