import { once } from 'node:events';
import { PassThrough, type Transform } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Checkpoint } from '../../schema/wire/checkpoint.ts';
import { PROTOCOL_VERSION } from '../../schema/wire/protocolVersion.ts';
import { bulkRequest, type BulkLine } from '../../schema/wire/bulk.ts';
import type { PullRequest } from '../../schema/wire/pull.ts';
import { authenticate, isScopeAllowed, signedInFirst } from '../http/authenticate.ts';
import { whatAndWhere } from '../http/errorHandler.ts';
import { sendFailure } from '../http/failure.ts';
import { parseBody } from '../http/parseBody.ts';
import type { ServerContext } from '../http/serverContext.ts';
import { countChartsDue, readFeedPage, readWardSizes, type FeedPage } from '../store/readFeed.ts';
import { checkPosition } from './checkPosition.ts';
import { feedItemText } from './feedItemText.ts';
import { createPackedStream, packingFor } from './packing.ts';
import { wardsOf } from './wardsOf.ts';

/** Two of these are in memory for each client: one being packed, one read ahead. */
const ITEMS_PER_READ = 125;
/** At 128 kbit/s this many charts take seconds, so a slow workstation, too, stores what it got before it hangs up. */
const ITEMS_PER_MARK = 25;

/** `POST /sync/v1/bulk`: the pages of a pull as one compressed stream, read no faster than the client takes them. */
export function bulkRoute(app: FastifyInstance, context: ServerContext): void {
  app.post('/sync/v1/bulk', { onRequest: signedInFirst(context) }, async (request, reply) => {
    const session = await authenticate(context, request, reply);
    if (session === null) return reply;
    const body = parseBody(bulkRequest, request.body, reply);
    if (body === undefined || !isScopeAllowed(session, body.scope.wardIds, reply)) return reply;
    const position = await checkPosition(context, body, reply);
    if (position === null) return reply;
    const leave = context.admission.enter();
    if (leave === null) return sendFailure(reply, 'busy', 'The server is busy.', 2);
    const packing = packingFor(request);
    const packed = packing === null ? null : createPackedStream(packing);
    const out: Transform = packed?.stream ?? new PassThrough();
    out.once('close', leave);
    writeBulk(context, body, position.epoch, out, packed?.flush ?? passOn).catch((error: unknown) => {
      context.logger.error({ reference: request.id, route: '/sync/v1/bulk', ...whatAndWhere(error) }, 'bulk was cut');
      out.destroy();
    });
    void reply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-store');
    if (packing !== null) void reply.header('content-encoding', packing);
    return reply.send(out);
  });
}

/** What is not packed passes at once. */
const passOn = (): void => undefined;

async function writeBulk(
  context: ServerContext,
  body: PullRequest,
  epoch: string,
  out: Transform,
  flush: () => void,
): Promise<void> {
  const { pool, siteId } = context;
  const { wardIds } = body.scope;
  const only = wardsOf(body);
  const patientsDue = await countChartsDue(pool, siteId, only, body.checkpoint.seq);
  const wards = await readWardSizes(pool, siteId, wardIds);
  const serverTime = context.now().toISOString();
  const { nonce } = body;
  await write(out, line({ line: 'begin', protocol: PROTOCOL_VERSION, epoch, patientsDue, wards, serverTime, nonce }));
  let checkpoint: Checkpoint = body.checkpoint;
  let patientsSent = 0;
  const read = (after: number): Promise<FeedPage> => readFeedPage(pool, siteId, wardIds, after, ITEMS_PER_READ, only);
  let page = await read(checkpoint.seq);
  for (;;) {
    const last = page.rows.at(-1);
    // Read while this page is packed and taken; one page ahead, however slow the client is.
    const next = page.digest === null && last !== undefined ? read(last.seq) : null;
    // Looked at below; a client that goes first leaves it to end by itself.
    next?.catch(() => undefined);
    let text = '';
    for (const [index, row] of page.rows.entries()) {
      text += `{"line":"item","item":${feedItemText(row)}}\n`;
      checkpoint = { seq: row.seq, id: row.id };
      if (row.type === 'chart' && row.document !== null) patientsSent += 1;
      if ((index + 1) % ITEMS_PER_MARK === 0 || index === page.rows.length - 1)
        text += line({ line: 'mark', checkpoint, patientsSent });
    }
    if (!(await write(out, text))) return;
    flush();
    if (next === null) break;
    page = await next;
  }
  if (page.digest === null || page.head === null) throw new Error('the last page of a reading has the digest');
  const end = { checkpoint: { seq: page.head, id: '' }, digest: page.digest };
  await write(out, line({ line: 'end', ...end, serverTime: context.now().toISOString() }));
  out.end();
}

function line(content: BulkLine): string {
  return `${JSON.stringify(content)}\n`;
}

/** Waits until the client has taken enough; false: it has gone. */
async function write(out: Transform, text: string): Promise<boolean> {
  if (out.destroyed) return false;
  if (out.write(text)) return true;
  const gone = new AbortController();
  const onClose = (): void => gone.abort();
  out.once('close', onClose);
  await once(out, 'drain', { signal: gone.signal }).catch(() => undefined);
  out.off('close', onClose);
  return !out.destroyed;
}
