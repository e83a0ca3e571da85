import type { FastifyReply } from 'fastify';
import type { PullRequest } from '../../schema/wire/pull.ts';
import { OLDEST_ACCEPTED_VERSION } from '../../schema/wire/protocolVersion.ts';
import { sendFailure } from '../http/failure.ts';
import type { ServerContext } from '../http/serverContext.ts';
import { readPosition, type SitePosition } from '../store/readFeed.ts';

/**
 * Whether the server can go on from where the client stands; the reply has said why not. 426: too old to read (it may
 * still push). 409: the server was restored, or is behind the client, which must start again from zero.
 */
export async function checkPosition(
  context: ServerContext,
  request: PullRequest,
  reply: FastifyReply,
): Promise<SitePosition | null> {
  if (request.protocol < OLDEST_ACCEPTED_VERSION) {
    sendFailure(reply, 'protocolTooOld', 'This workstation must be updated before it can read; it may still send.');
    return null;
  }
  const position = await readPosition(context.pool, context.siteId);
  if (position === null) {
    sendFailure(reply, 'unavailable', 'The site is gone from the database.');
    return null;
  }
  const isOtherEpoch = request.epoch !== null && request.epoch !== position.epoch;
  if (isOtherEpoch || request.checkpoint.seq > position.seq) {
    sendFailure(reply, 'conflict', 'The server was restored: read its status and start again from zero.');
    return null;
  }
  return position;
}
