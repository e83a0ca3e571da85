import type { BulkReader } from './bulkReader.ts';
import { withDeadline } from './deadline.ts';
import type { Timer } from './ports.ts';
import type { Page } from './pullState.ts';
import type { Read } from './readAnswer.ts';

const silent: Read<Page> = {
  verdict: { kind: 'retry', because: 'timeout', afterSeconds: null },
  value: null,
  serverTime: null,
};

/** Silence ends a stream, slowness does not: a page of a slow line may take longer than any request. */
export async function nextBulkPage(reader: BulkReader, timer: Timer, silenceMs: number): Promise<Read<Page>> {
  const next = reader.next();
  for (;;) {
    const heard = reader.lines();
    const page = await withDeadline<Read<Page> | null>(timer, silenceMs, next, { late: null, broken: silent });
    if (page !== null) return page;
    if (reader.lines() === heard) return silent;
  }
}
