import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PROTOCOL_VERSION } from '../../schema/wire/protocolVersion.ts';
import { pullRequest, type PullRequest } from '../../schema/wire/pull.ts';
import { authenticate, isScopeAllowed, signedInFirst } from '../http/authenticate.ts';
import { sendFailure } from '../http/failure.ts';
import { parseBody } from '../http/parseBody.ts';
import type { ServerContext } from '../http/serverContext.ts';
import { readFeedPage, type FeedPage, type SitePosition } from '../store/readFeed.ts';
import { checkPosition } from './checkPosition.ts';
import { feedItemText } from './feedItemText.ts';
import { packingFor, packText } from './packing.ts';
import { wardsOf } from './wardsOf.ts';

const SMALLEST_TO_COMPRESS = 1400;

/** `POST /sync/v1/pull` */
export function pullRoute(app: FastifyInstance, context: ServerContext): void {
  app.post('/sync/v1/pull', { onRequest: signedInFirst(context) }, async (request, reply) => {
    const session = await authenticate(context, request, reply);
    if (session === null) return reply;
    const body = parseBody(pullRequest, request.body, reply);
    if (body === undefined || !isScopeAllowed(session, body.scope.wardIds, reply)) return reply;
    const leave = context.admission.enter();
    if (leave === null) return sendFailure(reply, 'busy', 'The server is busy.', 2);
    try {
      return await answer(context, body, request, reply);
    } finally {
      leave();
    }
  });
}

async function answer(
  context: ServerContext,
  body: PullRequest,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const position = await checkPosition(context, body, reply);
  if (position === null) return reply;
  const { pool, siteId } = context;
  const { scope, checkpoint, limit } = body;
  const page = await readFeedPage(pool, siteId, scope.wardIds, checkpoint.seq, limit, wardsOf(body));
  const text = pageText(page, body, position, context.now());
  void reply.type('application/json; charset=utf-8').header('cache-control', 'no-store');
  const packing = packingFor(request);
  if (text.length < SMALLEST_TO_COMPRESS || packing === null) return reply.send(text);
  return reply.header('content-encoding', packing).send(await packText(text, packing));
}

function pageText(
  page: FeedPage,
  body: PullRequest,
  { epoch, feedsAsOf, durableThrough }: SitePosition,
  now: Date,
): string {
  const rest = {
    protocol: PROTOCOL_VERSION,
    epoch,
    checkpoint: checkpointAfter(page, body),
    more: page.more,
    digest: page.digest,
    serverTime: now.toISOString(),
    feedsAsOf,
    durableThrough,
    nonce: body.nonce,
  };
  return `${JSON.stringify(rest).slice(0, -1)},"items":[${page.rows.map(feedItemText).join(',')}]}`;
}

/**
 * The last row. Only the end of some wards' reading stands at the site's newest number instead: if every pull did, a ward
 * in which nothing happens would store a new position for each change of another.
 */
function checkpointAfter({ rows, head }: FeedPage, body: PullRequest): PullRequest['checkpoint'] {
  if (body.wards !== undefined && head !== null) return { seq: head, id: '' };
  const last = rows.at(-1);
  return last === undefined ? body.checkpoint : { seq: last.seq, id: last.id };
}
