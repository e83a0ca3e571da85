import type { FastifyInstance } from 'fastify';
import { carriedRequest, type CarriedResponse } from '../../schema/wire/carried.ts';
import { PROTOCOL_VERSION } from '../../schema/wire/protocolVersion.ts';
import { authenticate, signedInFirst } from '../http/authenticate.ts';
import { sendFailure } from '../http/failure.ts';
import { parseBody } from '../http/parseBody.ts';
import type { ServerContext } from '../http/serverContext.ts';
import { takeCarried } from './takeCarried.ts';

const BODY_LIMIT_BYTES = 16_000_000;

/** `POST /sync/v1/carried`: acts of colleagues that came over the exchange, from whoever is signed in. */
export function carriedRoute(app: FastifyInstance, context: ServerContext): void {
  app.post(
    '/sync/v1/carried',
    { onRequest: signedInFirst(context), bodyLimit: BODY_LIMIT_BYTES },
    async (request, reply) => {
      const session = await authenticate(context, request, reply);
      if (session === null) return reply;
      const body = parseBody(carriedRequest, request.body, reply);
      if (body === undefined) return reply;
      const leave = context.pushAdmission.enter();
      if (leave === null) return sendFailure(reply, 'busy', 'The server is busy.', 2);
      try {
        const { pool, siteId } = context;
        const results = await takeCarried({ pool, siteId, now: context.now() }, body.acts);
        const answer: CarriedResponse = { protocol: PROTOCOL_VERSION, results: [...results] };
        return answer;
      } finally {
        leave();
      }
    },
  );
}
