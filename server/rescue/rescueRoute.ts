import type { FastifyInstance } from 'fastify';
import type { RescueAnswer } from '../../schema/wire/rescue.ts';
import { authenticate, signedInFirst } from '../http/authenticate.ts';
import { sendFailure } from '../http/failure.ts';
import type { ServerContext } from '../http/serverContext.ts';
import { takeRescue } from './takeRescue.ts';

const BODY_LIMIT_BYTES = 32_000_000;

/** `POST /sync/v1/rescue`: a rescue file as `text/plain`, from whoever is signed in; it proves by itself whose acts it holds. */
export function rescueRoute(app: FastifyInstance, context: ServerContext): void {
  app.post(
    '/sync/v1/rescue',
    { onRequest: signedInFirst(context), bodyLimit: BODY_LIMIT_BYTES },
    async (request, reply) => {
      const session = await authenticate(context, request, reply);
      if (session === null) return reply;
      if (typeof request.body !== 'string') return sendFailure(reply, 'invalidRequest', 'The body must be text/plain.');
      const leave = context.pushAdmission.enter();
      if (leave === null) return sendFailure(reply, 'busy', 'The server is busy.', 2);
      try {
        const { pool, siteId } = context;
        const taken = await takeRescue({ pool, siteId, now: context.now() }, request.body);
        const answer: RescueAnswer = taken.ok ? { ok: true, report: taken.value } : { ok: false, failure: taken.error };
        return answer;
      } finally {
        leave();
      }
    },
  );
}
