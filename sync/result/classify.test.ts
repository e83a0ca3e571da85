import { describe, expect, it } from 'vitest';
import { classify, type Verdict } from './classify.ts';

const failure = { error: 'internal' as const, message: 'x', reference: 'r' };
const answer = (status: number, ours: boolean) => ({
  kind: 'http' as const,
  status,
  bodyOk: ours,
  failure: ours ? failure : null,
  retryAfterSeconds: null,
});

/** The table of the replication rules, written out by hand; every status from 100 to 599 that is not in it is retried. */
const whenOurServerSpeaks: Record<number, Verdict['kind']> = {
  200: 'ok',
  201: 'ok',
  202: 'ok',
  204: 'ok',
  206: 'ok',
  400: 'invalid',
  401: 'signIn',
  403: 'forbidden',
  409: 'conflict',
  413: 'halve',
  422: 'invalid',
  426: 'pushOnly',
};
const whenAnotherSpeaks: Record<number, Verdict['kind']> = { 401: 'signIn', 413: 'halve' };

describe('F09: classify, every status', () => {
  it.each(Array.from({ length: 500 }, (_, index) => index + 100))('status %i', (status) => {
    const success = status >= 200 && status < 300;
    expect(classify(answer(status, true)).kind).toBe(success ? 'ok' : (whenOurServerSpeaks[status] ?? 'retry'));
    expect(classify(answer(status, false)).kind).toBe(whenAnotherSpeaks[status] ?? 'retry');
  });

  it('retries what never came back', () => {
    expect(classify({ kind: 'unreachable' })).toEqual({ kind: 'retry', because: 'unreachable', afterSeconds: null });
    expect(classify({ kind: 'timeout' })).toEqual({ kind: 'retry', because: 'timeout', afterSeconds: null });
  });

  it('F40: takes the HTML of a captive portal, with status 200, for a network error', () => {
    expect(classify(answer(200, false))).toEqual({ kind: 'retry', because: 'notOurServer', afterSeconds: null });
  });

  it.each([408, 429, 500, 502, 503, 504, 507])('hands on Retry-After of %i', (status) => {
    expect(classify({ ...answer(status, true), retryAfterSeconds: 7 })).toMatchObject({
      kind: 'retry',
      afterSeconds: 7,
    });
  });
});
