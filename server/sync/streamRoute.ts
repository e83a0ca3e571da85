import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HEARTBEAT_SECONDS, type StreamMessage } from '../../schema/wire/stream.ts';
import { authenticate, bearerToken, hashToken, isScopeAllowed } from '../http/authenticate.ts';
import { sendFailure } from '../http/failure.ts';
import type { ServerContext } from '../http/serverContext.ts';
import { findSession } from '../store/sessions.ts';
import { readSite } from '../store/site.ts';

/** Several changes within this time are one message. */
const COALESCE_MS = 200;
/** A client that has stopped reading is cut off before its unread messages fill the server's memory. */
const MOST_UNREAD_BYTES = 64_000;

/** `GET /sync/v1/stream?wards=a,b`: a heartbeat at once, then one whenever something changed in these wards. */
export function streamRoute(app: FastifyInstance, context: ServerContext): void {
  const open = new Set<() => void>();
  app.addHook('preClose', () => {
    for (const end of open) end();
  });

  app.get<{ Querystring: { wards?: string } }>('/sync/v1/stream', async (request, reply) => {
    const session = await authenticate(context, request, reply);
    if (session === null) return reply;
    const wardIds = String(request.query.wards ?? '')
      .split(',')
      .filter((wardId) => wardId !== '');
    if (wardIds.length === 0) return sendFailure(reply, 'invalidRequest', 'Wrong or missing: wards');
    if (!isScopeAllowed(session, wardIds, reply)) return reply;
    const site = await readSite(context.pool, context.siteId);
    const epoch = site?.epoch ?? '';
    const send = startEvents(reply);
    const beat = (): void =>
      send({ kind: 'heartbeat', seq: context.hub.lastSeq(), epoch, serverTime: context.now().toISOString() });
    let waiting: NodeJS.Timeout | undefined;
    const stopListening = context.hub.listen(new Set(wardIds), () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        send({ kind: 'changed', seq: context.hub.lastSeq(), epoch });
      }, COALESCE_MS);
    });
    const heart = setInterval(() => {
      // Rights and epochs change while a stream is open: whoever may no longer read comes back and is told.
      void isStillAllowed(context, request, wardIds, epoch).then((isAllowed) => (isAllowed ? beat() : end()));
    }, HEARTBEAT_SECONDS * 1000);
    const end = (): void => {
      clearInterval(heart);
      clearTimeout(waiting);
      stopListening();
      open.delete(end);
      reply.raw.end();
    };
    open.add(end);
    reply.raw.once('close', end);
    beat();
    return reply;
  });
}

function startEvents(reply: FastifyReply): (message: StreamMessage) => void {
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  return (message) => {
    if (reply.raw.destroyed || reply.raw.writableEnded) return;
    if (reply.raw.writableLength > MOST_UNREAD_BYTES) reply.raw.destroy();
    else reply.raw.write(`data: ${JSON.stringify(message)}\n\n`);
  };
}

async function isStillAllowed(
  context: ServerContext,
  request: FastifyRequest,
  wardIds: readonly string[],
  epoch: string,
): Promise<boolean> {
  const token = bearerToken(request);
  if (token === null) return false;
  try {
    const session = await findSession(context.pool, context.siteId, hashToken(token), context.now());
    const site = await readSite(context.pool, context.siteId);
    return session !== null && wardIds.every((wardId) => session.wardIds.has(wardId)) && site?.epoch === epoch;
  } catch {
    // A database that is away for a moment is no reason to send everybody off.
    return true;
  }
}
