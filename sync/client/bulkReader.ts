import { z } from 'zod';
import { bulkLine } from '../../schema/wire/bulk.ts';
import type { Checkpoint } from '../../schema/wire/checkpoint.ts';
import type { Verdict } from '../result/classify.ts';
import { keep } from './keep.ts';
import type { MirrorItem } from './mirrorItem.ts';
import { parse, type Read } from './readAnswer.ts';
import { readItem } from './readItems.ts';
import type { Page } from './pullState.ts';

const itemLine = z.object({ line: z.literal('item'), item: z.unknown() });

/** The bulk stream as pages: one up to each mark. Closing it ends the connection. */
export interface BulkReader {
  next(): Promise<Read<Page>>;
  close(): Promise<void>;
}

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

/** A stream that ends without `end`, breaks, or says something else gives a failure; what came before a mark is kept. */
export function createBulkReader(lines: AsyncIterable<string>, from: Checkpoint): BulkReader {
  const iterator = lines[Symbol.asyncIterator]();
  let epoch: string | null = null;
  let lastSeq = from.seq;

  const page = async (): Promise<Read<Page>> => {
    const items: MirrorItem[] = [];
    let patientsDue: number | null = null;
    let serverTime: string | null = null;
    for (;;) {
      const step = await iterator.next();
      if (step.done === true) return cut;
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
        ({ epoch, patientsDue, serverTime } = line);
        continue;
      }
      if (epoch === null || line.checkpoint.seq < lastSeq) return odd;
      lastSeq = line.checkpoint.seq;
      const ok: Verdict = { kind: 'ok' };
      const common = { items, epoch, checkpoint: line.checkpoint, patientsDue, feedsAsOf: null };
      return line.line === 'mark'
        ? { verdict: ok, value: { ...common, more: true, digest: null, serverTime }, serverTime }
        : {
            verdict: ok,
            value: { ...common, more: false, digest: line.digest, serverTime: line.serverTime },
            serverTime: null,
          };
    }
  };

  return {
    next: () => page().catch(() => cut),
    async close() {
      // The connection is being given up: how it ends no longer matters to anyone.
      await iterator.return?.().catch(() => undefined);
    },
  };
}
