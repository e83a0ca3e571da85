import { z } from 'zod';
import { bulkLine, type BulkLine } from '../../schema/wire/bulk.ts';
import type { Checkpoint } from '../../schema/wire/checkpoint.ts';
import { keep } from './keep.ts';
import type { MirrorItem } from './mirrorItem.ts';
import { parse, type Read } from './readAnswer.ts';
import { readItem } from './readItems.ts';
import type { Page } from './pullState.ts';

const itemLine = z.object({ line: z.literal('item'), item: z.unknown() });

/**
 * The bulk stream as pages. A page ends at the first mark after so many documents or so long a time: large on a quick line,
 * small on a slow one. Closing it ends the connection.
 */
export interface BulkReader {
  next(): Promise<Read<Page>>;
  /** Lines heard so far: a stream that is slow is not one that is silent. */
  lines(): number;
  close(): Promise<void>;
}

/**
 * With one page being written and one read ahead, a kill costs at most twice this: 250 documents, or 2 s of a slow line.
 */
const PAGE_DOCUMENTS = 125;
const PAGE_MS = 1000;

const cut: Read<Page> = {
  verdict: { kind: 'retry', because: 'unreachable', afterSeconds: null },
  value: null,
  serverTime: null,
};
const odd: Read<Page> = {
  verdict: { kind: 'retry', because: 'notOurServer', afterSeconds: null },
  value: null,
  serverTime: null,
};

/** A stream that begins with another nonce than the request's, ends without `end`, breaks, or says something else gives a failure; what came before a mark is kept. */
export function createBulkReader(
  lines: AsyncIterable<string>,
  from: Checkpoint,
  nowMs: () => number,
  nonce: string,
): BulkReader {
  const iterator = lines[Symbol.asyncIterator]();
  let epoch: string | null = null;
  let lastSeq = from.seq;
  let heard = 0;
  const ended: IteratorResult<string> = { done: true, value: undefined };

  const page = async (): Promise<Read<Page>> => {
    const begunMs = nowMs();
    const items: MirrorItem[] = [];
    let begin: Extract<BulkLine, { line: 'begin' }> | null = null;
    let mark: { readonly checkpoint: Checkpoint; readonly items: number } | null = null;
    const upTo = (checkpoint: Checkpoint, count: number, inEpoch: string): Read<Page> => ({
      verdict: { kind: 'ok' },
      value: {
        items: items.slice(0, count),
        epoch: inEpoch,
        checkpoint,
        more: true,
        digest: null,
        patientsDue: begin?.patientsDue ?? null,
        wardSizes: begin?.wards ?? null,
        feedsAsOf: null,
        serverTime: null,
      },
      serverTime: begin?.serverTime ?? null,
    });
    for (;;) {
      const step = await iterator.next().catch(() => ended);
      if (step.done === true) return mark === null || epoch === null ? cut : upTo(mark.checkpoint, mark.items, epoch);
      heard += 1;
      if (step.value === '') continue;
      const value = parse(step.value);
      const asItem = keep(itemLine, value);
      if (asItem !== null) {
        const item = readItem(asItem.item);
        if (item === null || epoch === null || item.seq <= lastSeq) return odd;
        lastSeq = item.seq;
        items.push(item);
        continue;
      }
      const line = keep(bulkLine, value);
      if (line === null || line.line === 'item') return odd;
      if (line.line === 'begin') {
        if (line.nonce !== nonce) return odd;
        begin = line;
        ({ epoch } = line);
        continue;
      }
      if (epoch === null || line.checkpoint.seq < lastSeq) return odd;
      lastSeq = line.checkpoint.seq;
      const here = upTo(line.checkpoint, items.length, epoch);
      if (line.line === 'end') {
        const { digest, serverTime } = line;
        return here.value === null ? odd : { ...here, value: { ...here.value, more: false, digest, serverTime } };
      }
      mark = { checkpoint: line.checkpoint, items: items.length };
      if (items.length >= PAGE_DOCUMENTS || nowMs() - begunMs >= PAGE_MS) return here;
    }
  };

  return {
    next: page,
    lines: () => heard,
    async close() {
      // The connection is being given up: how it ends no longer matters to anyone.
      await iterator.return?.().catch(() => undefined);
    },
  };
}
