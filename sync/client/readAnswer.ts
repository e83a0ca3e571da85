import { z } from 'zod';
import { wireFailure } from '../../schema/wire/failure.ts';
import type { Checkpoint } from '../../schema/wire/checkpoint.ts';
import { pullResponse } from '../../schema/wire/pull.ts';
import { pushResponse, pushResult } from '../../schema/wire/push.ts';
import { statusResponse, type StatusResponse } from '../../schema/wire/status.ts';
import { classify, type Verdict } from '../result/classify.ts';
import { keep } from './keep.ts';
import type { RawAnswer } from './ports.ts';
import type { Page } from './pullState.ts';
import type { ReadResults } from './pushState.ts';
import { readItems } from './readItems.ts';

/** An answer judged and read: `value` is there exactly when the verdict is `ok`. */
export interface Read<T> {
  readonly verdict: Verdict;
  readonly value: T | null;
  readonly serverTime: string | null;
}

type Body<T> = { readonly value: T; readonly serverTime: string } | null;

export function readStatus(raw: RawAnswer): Read<StatusResponse> {
  return read(raw, null, (body) => {
    const status = keep(statusResponse, body);
    return status === null ? null : { value: status, serverTime: status.serverTime };
  });
}

/** Items and results are read one by one, so that an odd one does not take the others with it. */
const pullHead = pullResponse.extend({ items: z.array(z.unknown()) });
const pushHead = pushResponse.extend({ results: z.array(z.unknown()) });

/** `nonce`: of the request; an answer to another one is no answer. */
export function readPage(raw: RawAnswer, from: Checkpoint, nonce: string): Read<Page> {
  return read(raw, nonce, (body): Body<Page> => {
    const head = keep(pullHead, body);
    if (head === null) return null;
    const { epoch, checkpoint, more, digest, feedsAsOf, durableThrough = 0, serverTime } = head;
    const items = readItems(head.items, from.seq, checkpoint.seq);
    // A page that goes nowhere and promises more would be asked for until the end of time.
    const stuck = more && checkpoint.seq <= from.seq;
    if (items === null || stuck || checkpoint.seq < from.seq) return null;
    return {
      value: {
        items,
        epoch,
        checkpoint,
        more,
        digest,
        feedsAsOf,
        durableThrough,
        patientsDue: null,
        wardSizes: null,
        serverTime,
      },
      serverTime,
    };
  });
}

export function readPush(
  raw: RawAnswer,
  nonce: string,
): Read<{ readonly epoch: string; readonly results: ReadResults }> {
  return read(raw, nonce, (body) => {
    const head = keep(pushHead, body);
    if (head === null) return null;
    const results = head.results.map((result) => keep(pushResult, result));
    return { value: { epoch: head.epoch, results }, serverTime: head.serverTime };
  });
}

function read<T>(raw: RawAnswer, nonce: string | null, readBody: (body: unknown) => Body<T>): Read<T> {
  if (raw.kind !== 'http') return { verdict: classify(raw), value: null, serverTime: null };
  const parsed = isJson(raw.contentType) ? parse(raw.body) : undefined;
  // Repeated by somebody on the way, it may be of yesterday: neither its data nor its refusals are believed.
  const isOurs = nonce === null || nonceIn(parsed) === nonce;
  const body = isOurs && raw.status >= 200 && raw.status < 300 ? readBody(parsed) : null;
  const failure = isOurs ? keep(wireFailure, parsed) : null;
  const verdict = classify({
    kind: 'http',
    status: raw.status,
    bodyOk: body !== null,
    failure,
    retryAfterSeconds: raw.retryAfterSeconds ?? failure?.retryAfterSeconds ?? null,
  });
  return verdict.kind === 'ok' && body !== null
    ? { verdict, value: body.value, serverTime: body.serverTime }
    : { verdict, value: null, serverTime: null };
}

function nonceIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'nonce' in body ? body.nonce : undefined;
}

function isJson(contentType: string): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType);
}

/** Text to value; undefined for what is no JSON (truncated, HTML under a JSON type). */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
