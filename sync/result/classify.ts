import type { WireFailure } from '../../schema/wire/failure.ts';

/** What came of a request, before anything of its body is believed. */
export type Answer =
  | { readonly kind: 'unreachable' | 'timeout' }
  | {
      readonly kind: 'http';
      readonly status: number;
      /** Whether the body is of the agreed media type and read as the message expected from a success. */
      readonly bodyOk: boolean;
      /** The body of an error, when it is one of ours; null: a proxy, a captive portal or another server spoke. */
      readonly failure: WireFailure | null;
      /** `Retry-After`, or the failure's own; null: not given. */
      readonly retryAfterSeconds: number | null;
    };

/**
 * What to do with an answer. Nothing here drops an item: the worst that can happen to one is `attention`, where a person
 * reads, exports or retries it. `retry` is never given up by count.
 */
export type Verdict =
  | { readonly kind: 'ok' }
  | {
      readonly kind: 'retry';
      readonly because: 'unreachable' | 'timeout' | 'busy' | 'server' | 'notOurServer';
      readonly afterSeconds: number | null;
    }
  | { readonly kind: 'signIn' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'halve' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'pushOnly' };

/** The result table of the replication rules, as data. Only these statuses say anything about an item. */
const verdictByStatus: Readonly<Record<number, Exclude<Verdict['kind'], 'ok' | 'retry'>>> = {
  400: 'invalid',
  401: 'signIn',
  403: 'forbidden',
  409: 'conflict',
  413: 'halve',
  422: 'invalid',
  426: 'pushOnly',
};

/** A proxy speaks for itself with these two: sign in again, or send less. The others count only when our server signed them. */
const believedFromAnyone: ReadonlySet<number> = new Set([401, 413]);

/**
 * A success that is no message of ours (a captive portal's HTML, a truncated body) is a network error; so is an error
 * status that our server did not word, or one hospital proxy answering 403 would send every unsent act to attention.
 */
export function classify(answer: Answer): Verdict {
  if (answer.kind !== 'http') return { kind: 'retry', because: answer.kind, afterSeconds: null };
  const { status, retryAfterSeconds: afterSeconds } = answer;
  if (status >= 200 && status < 300) {
    return answer.bodyOk ? { kind: 'ok' } : { kind: 'retry', because: 'notOurServer', afterSeconds };
  }
  const kind = verdictByStatus[status];
  if (kind !== undefined && (answer.failure !== null || believedFromAnyone.has(status))) return { kind };
  if (status === 429 || status === 503) return { kind: 'retry', because: 'busy', afterSeconds };
  if (status === 408) return { kind: 'retry', because: 'timeout', afterSeconds };
  if (status >= 500)
    return { kind: 'retry', because: status === 502 || status === 504 ? 'unreachable' : 'server', afterSeconds };
  return { kind: 'retry', because: 'notOurServer', afterSeconds };
}
