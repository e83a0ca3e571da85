import type { FastifyInstance } from 'fastify';
import { PROTOCOL_VERSION } from '../../schema/wire/protocolVersion.ts';
import { pushRequest, type PushRequest, type PushResponse } from '../../schema/wire/push.ts';
import { authenticate, signedInFirst } from '../http/authenticate.ts';
import { sendFailure } from '../http/failure.ts';
import { parseBody } from '../http/parseBody.ts';
import type { ServerContext } from '../http/serverContext.ts';
import type { Session } from '../store/sessions.ts';
import { readSite } from '../store/site.ts';
import { takePush } from './takePush.ts';

/** 500 items of the largest size are refused as a whole; the client halves its batch on 413. */
const BODY_LIMIT_BYTES = 16_000_000;

/** `POST /sync/v1/push`: from any version, so that the outbox of an old workstation still drains. */
export function pushRoute(app: FastifyInstance, context: ServerContext): void {
  app.post(
    '/sync/v1/push',
    { onRequest: signedInFirst(context), bodyLimit: BODY_LIMIT_BYTES },
    async (request, reply) => {
      const session = await authenticate(context, request, reply);
      if (session === null) return reply;
      const body = parseBody(pushRequest, request.body, reply);
      if (body === undefined) return reply;
      const leave = context.pushAdmission.enter();
      if (leave === null) return sendFailure(reply, 'busy', 'The server is busy.', 2);
      try {
        return (
          (await answer(context, session, body)) ??
          sendFailure(reply, 'unavailable', 'The site is gone from the database.')
        );
      } finally {
        leave();
      }
    },
  );
}

async function answer(context: ServerContext, session: Session, body: PushRequest): Promise<PushResponse | null> {
  const { pool, siteId } = context;
  const now = context.now();
  const results = await takePush({ pool, siteId, session, now }, body.items);
  const site = await readSite(pool, siteId);
  if (site === null) return null;
  return { protocol: PROTOCOL_VERSION, epoch: site.epoch, serverTime: now.toISOString(), results, nonce: body.nonce };
}
