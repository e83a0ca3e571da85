import { describe, expect, it } from 'vitest';
import { createBulkReader } from './bulkReader.ts';
import { readPage, readPush, readStatus } from './readAnswer.ts';

const json = 'application/json; charset=utf-8';
const raw = (body: string, status = 200, contentType = json) => ({
  kind: 'http' as const,
  status,
  contentType,
  retryAfterSeconds: null,
  body,
});
const NONCE = 'n-1';
const from = { seq: 4, id: 'x' };
const ward = (seq: number, extra: object = {}) => ({
  type: 'ward',
  seq,
  id: `w${seq}`,
  wardId: `w${seq}`,
  document: { id: `w${seq}`, siteId: 's', name: 'W', beds: 1, ...extra },
});
const feedsAsOf = { orders: null, results: null, allergies: null, conditions: null, patient: null };
const pageOf = (items: readonly unknown[], change: object = {}) =>
  JSON.stringify({
    protocol: 1,
    epoch: 'e',
    items,
    checkpoint: { seq: 9, id: 'x' },
    more: true,
    digest: null,
    serverTime: '2026-11-21T06:00:00.000Z',
    feedsAsOf,
    nonce: NONCE,
    ...change,
  });

describe('reading a page', () => {
  it('keeps fields of a later version as they came', () => {
    const read = readPage(raw(pageOf([ward(5, { colour: 'blue' })])), from, NONCE);
    expect(read.value?.items).toEqual([ward(5, { colour: 'blue' })]);
  });

  it.each([
    ['F40: HTML with status 200', raw('<html></html>', 200, 'text/html')],
    ['HTML under a JSON type', raw('<html></html>')],
    ['F36: a truncated body', raw(pageOf([ward(5)]).slice(0, -9))],
    ["another product's JSON", raw('{"ok":true}')],
    ['items out of order', raw(pageOf([ward(6), ward(5)]))],
    ['an item from before the checkpoint', raw(pageOf([ward(4)]))],
    ["an item after the page's own checkpoint", raw(pageOf([ward(10)]))],
    ['an item without an id', raw(pageOf([{ type: 'ward', seq: 5, wardId: 'w' }]))],
    ['a promise of more without a step forward', raw(pageOf([], { checkpoint: from }))],
    ['F40: what another request was answered', raw(pageOf([ward(5)], { nonce: 'n-0' }))],
    ['an answer without a nonce', raw(pageOf([ward(5)], { nonce: undefined }))],
    ['a step back', raw(pageOf([], { checkpoint: { seq: 3, id: 'x' }, more: false }))],
  ])('takes %s for no answer at all', (_what, answer) => {
    expect(readPage(answer, from, NONCE)).toMatchObject({
      verdict: { kind: 'retry', because: 'notOurServer' },
      value: null,
    });
  });

  it('takes an empty last page with the old checkpoint', () => {
    expect(readPage(raw(pageOf([], { checkpoint: from, more: false })), from, NONCE).value).toMatchObject({
      items: [],
      more: false,
    });
  });

  it("keeps what it cannot read as unreadable, and a document under another's id too", () => {
    const odd = { type: 'chart', seq: 5, id: 'c', wardId: 'w', document: { id: 'c', shape: 'of version 9' } };
    const swapped = { ...ward(6), id: 'w9' };
    expect(readPage(raw(pageOf([odd, swapped])), from, NONCE).value?.items).toMatchObject([
      { type: 'unreadable', of: 'chart', id: 'c', seq: 5, raw: odd },
      { type: 'unreadable', of: 'ward', id: 'w9', seq: 6 },
    ]);
  });
});

describe('reading other answers', () => {
  const pushAnswer = (results: readonly unknown[]): string =>
    JSON.stringify({ protocol: 1, epoch: 'e', serverTime: '2026-11-21T06:00:00.000Z', results, nonce: NONCE });

  it('F40: believes of a repeated answer neither its results nor its refusals', () => {
    const results = [{ id: '019a2c5e-0000-7000-8000-000000000001', outcome: 'accepted', seq: 3 }];
    expect(readPush(raw(pushAnswer(results)), NONCE).value?.results).toEqual(results);
    expect(readPush(raw(pushAnswer(results)), 'n-2')).toMatchObject({ verdict: { kind: 'retry' }, value: null });
    const refusal = JSON.stringify({ error: 'forbidden', message: '', reference: 'r', nonce: NONCE });
    expect(readPage(raw(refusal, 403), from, NONCE).verdict).toEqual({ kind: 'forbidden' });
    expect(readPage(raw(refusal, 403), from, 'n-2').verdict).toMatchObject({ kind: 'retry', because: 'notOurServer' });
  });

  it('hands on what the server asks for', () => {
    const busy = JSON.stringify({ error: 'busy', message: '', reference: 'r', retryAfterSeconds: 7 });
    expect(readStatus(raw(busy, 429)).verdict).toEqual({ kind: 'retry', because: 'busy', afterSeconds: 7 });
  });

  it('reads results one by one: an outcome of a later version is null, its neighbours stand', () => {
    const results = [
      { id: '019a2c5e-0000-7000-8000-000000000001', outcome: 'accepted', seq: 3 },
      { id: 'b', outcome: 'parked' },
    ];
    const answer = pushAnswer(results);
    expect(readPush(raw(answer), NONCE).value?.results).toEqual([results[0], null]);
  });
});

describe('the bulk stream', () => {
  const begin = JSON.stringify({
    line: 'begin',
    nonce: NONCE,
    protocol: 1,
    epoch: 'e',
    patientsDue: 2,
    wards: [{ wardId: 'w', patients: 2, octets: 900 }],
    serverTime: '2026-11-21T06:00:00.000Z',
  });
  const item = (seq: number): string => JSON.stringify({ line: 'item', item: ward(seq) });
  const mark = (seq: number): string => JSON.stringify({ line: 'mark', checkpoint: { seq, id: 'x' }, patientsSent: 1 });
  const end = JSON.stringify({
    line: 'end',
    checkpoint: { seq: 9, id: 'x' },
    digest: { count: 2, xor: '0'.repeat(16) },
    serverTime: '2026-11-21T06:00:00.000Z',
  });
  async function* lines(...list: readonly string[]): AsyncGenerator<string> {
    yield* list;
  }

  const quick = (): number => 0;
  /** A second passes with each line. */
  const slow = (): (() => number) => {
    let seconds = 0;
    return () => (seconds += 1) * 1000;
  };
  const many = (from: number, count: number): readonly string[] =>
    Array.from({ length: count }, (_, n) => item(from + n));

  it('F42: is pages up to a mark, small ones where the line is slow', async () => {
    const reader = createBulkReader(lines(begin, item(5), mark(5), item(6), end), from, slow(), NONCE);
    expect((await reader.next()).value).toMatchObject({
      items: [{ id: 'w5' }],
      more: true,
      patientsDue: 2,
      epoch: 'e',
    });
    expect((await reader.next()).value).toMatchObject({ items: [{ id: 'w6' }], more: false, digest: { count: 2 } });
  });

  it('F42: is large pages where the line is quick: several marks in one', async () => {
    const parts = [...many(1, 100), mark(100), ...many(101, 100), mark(200), item(201), mark(201)];
    const reader = createBulkReader(lines(begin, ...parts), { seq: 0, id: '' }, quick, NONCE);
    expect((await reader.next()).value).toMatchObject({ checkpoint: { seq: 200 }, more: true });
    expect((await reader.next()).value?.items).toHaveLength(1);
  });

  it('keeps what came before a mark and nothing after it when it is cut', async () => {
    const reader = createBulkReader(lines(begin, item(5), mark(5), item(6)), from, quick, NONCE);
    expect((await reader.next()).value?.items).toHaveLength(1);
    expect(await reader.next()).toMatchObject({ verdict: { kind: 'retry', because: 'unreachable' }, value: null });
  });

  it.each([
    ['the beginning of another answer', lines(begin.replace(NONCE, 'n-0'), item(5), mark(5))],
    ['no beginning', lines(item(5), mark(5))],
    ['an order that falls', lines(begin, item(6), item(5), mark(6))],
    ['a line of something else', lines(begin, '<html>', mark(5))],
  ])('is not believed with %s', async (_what, stream) => {
    expect(await createBulkReader(stream, from, quick, NONCE).next()).toMatchObject({
      verdict: { kind: 'retry', because: 'notOurServer' },
      value: null,
    });
  });
});
