import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** One bulk request as it went over the line. */
export interface BulkPassage {
  readonly from: number;
  readonly wards: readonly string[];
  /** `type:id:seq` of the documents passed on, in order. */
  readonly documents: string[];
}

export interface SlowLine {
  readonly url: string;
  readonly bulks: readonly BulkPassage[];
  close(): Promise<void>;
}

const DOCUMENTS_AT_ONCE = 5;

/** A line before the server that lets so many documents of a first load through in a second, and notes which. */
export async function createSlowLine(serverUrl: string, documentsPerSecond: number): Promise<SlowLine> {
  const target = new URL(serverUrl);
  const bulks: BulkPassage[] = [];
  const listener = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body: Buffer[] = [];
    for await (const part of incoming) body.push(part as Buffer);
    const isBulk = incoming.url === '/sync/v1/bulk';
    // As plain lines, so that they can be read here.
    const headers = isBulk ? { ...incoming.headers, 'accept-encoding': 'identity' } : incoming.headers;
    const onward = request({
      host: target.hostname,
      port: target.port,
      path: incoming.url,
      method: incoming.method,
      headers,
    });
    outgoing.on('close', () => onward.destroy());
    onward.end(Buffer.concat(body));
    const [answer] = (await once(onward, 'response')) as [IncomingMessage];
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    if (!isBulk || answer.statusCode !== 200) return void answer.pipe(outgoing);
    const asked = JSON.parse(Buffer.concat(body).toString('utf8')) as {
      checkpoint: { seq: number };
      wards?: readonly string[];
    };
    const documents: string[] = [];
    bulks.push({ from: asked.checkpoint.seq, wards: asked.wards ?? [], documents });
    for await (const text of createInterface({ input: answer })) {
      if (outgoing.destroyed) return;
      const line = JSON.parse(text) as { line: string; item?: { type: string; id: string; seq: number } };
      outgoing.write(`${text}\n`);
      if (line.item === undefined) continue;
      documents.push(`${line.item.type}:${line.item.id}:${line.item.seq}`);
      if (documents.length % DOCUMENTS_AT_ONCE === 0) await sleep((DOCUMENTS_AT_ONCE * 1000) / documentsPerSecond);
    }
    outgoing.end();
  }

  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP listener has an address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    bulks,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        listener.closeAllConnections();
      }),
  };
}
