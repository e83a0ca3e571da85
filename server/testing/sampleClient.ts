import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { bulkLine, type BulkLine } from '../../schema/wire/bulk.ts';
import type { Checkpoint } from '../../schema/wire/checkpoint.ts';
import type { FeedItem } from '../../schema/wire/feedItem.ts';
import { pullResponse, type PullResponse, type ScopeDigest } from '../../schema/wire/pull.ts';
import { createScopeDigestIndex } from '../../sync/digest/scopeDigest.ts';
import type { TestServer } from './startTestServer.ts';

/** A workstation's mirror in its simplest form, with the digest that real workstations compute. */
export function createSampleClient(server: TestServer, token: string, wardIds: readonly string[]) {
  const documents = new Map<string, FeedItem>();
  const index = createScopeDigestIndex((text) => createHash('sha256').update(text).digest('hex'));
  let checkpoint: Checkpoint = { seq: 0, id: '' };

  const apply = async (items: readonly FeedItem[]): Promise<void> => {
    for (const item of items) {
      if (item.type === 'removed') {
        documents.delete(`${item.of}:${item.id}`);
        index.delete({ type: item.of, id: item.id });
      } else {
        documents.set(`${item.type}:${item.id}`, item);
        await index.set([{ type: item.type, id: item.id, seq: item.seq }]);
      }
    }
  };
  const request = (limit: number, wards?: readonly string[]) => ({
    protocol: 1,
    epoch: null,
    scope: { wardIds },
    ...(wards === undefined ? {} : { wards }),
    checkpoint,
    limit,
  });
  const pull = async (limit = 1000): Promise<PullResponse> => {
    const answer = await server.post('/sync/v1/pull', request(limit), token);
    const page = pullResponse.parse(await answer.json());
    await apply(page.items);
    checkpoint = page.checkpoint;
    return page;
  };
  return {
    documents,
    digest: (): ScopeDigest => index.value(),
    position: (): Checkpoint => checkpoint,
    goTo: (position: Checkpoint): void => {
      checkpoint = position;
    },
    pull,
    pullAll: async (limit = 1000): Promise<PullResponse> => {
      let page = await pull(limit);
      while (page.more) page = await pull(limit);
      return page;
    },
    /** Reads lines until the end or until `stopAfterMarks`; keeps what stood before the last mark. */
    bulk: async (stopAfterMarks = Infinity, wards?: readonly string[]): Promise<BulkLine[]> => {
      const answer = await server.post('/sync/v1/bulk', request(1, wards), token);
      const lines: BulkLine[] = [];
      let unmarked: FeedItem[] = [];
      for await (const parsed of readLines(answer)) {
        lines.push(parsed);
        if (parsed.line === 'item') unmarked.push(parsed.item);
        if (parsed.line === 'end') checkpoint = parsed.checkpoint;
        if (parsed.line !== 'mark') continue;
        await apply(unmarked);
        unmarked = [];
        checkpoint = parsed.checkpoint;
        stopAfterMarks -= 1;
        if (stopAfterMarks === 0) break;
      }
      return lines;
    },
  };
}

async function* readLines(answer: Response): AsyncGenerator<BulkLine> {
  if (answer.body === null) throw new Error('the answer has no body');
  const body = Readable.fromWeb(answer.body);
  for await (const text of createInterface({ input: body })) yield bulkLine.parse(JSON.parse(text));
}
