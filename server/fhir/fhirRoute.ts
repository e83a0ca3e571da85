import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bearerToken, hashToken } from '../http/authenticate.ts';
import { sendFailure } from '../http/failure.ts';
import type { ServerContext } from '../http/serverContext.ts';
import type { Store } from '../store/openStore.ts';
import { isIntegrationKey } from '../store/sessions.ts';
import { importFhir } from './importFhir.ts';
import type { FhirDocument } from './readDocuments.ts';

const FALLBACK_WARD = 'unplaced';
const BODY_LIMIT_BYTES = 16_000_000;

/**
 * `POST /fhir`: a Bundle (any type) or one resource, from a system with a key (`npm run server -- add-key`). Answers 200
 * with the report, or 422 with it when nothing could be taken and something was refused.
 */
export function fhirRoute(app: FastifyInstance, context: ServerContext, store: Store): void {
  // The key is looked at before the body is read: sixteen megabytes of brackets keep a server busy for a second.
  const keyFirst = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const token = bearerToken(request);
    const isKnown = token !== null && (await isIntegrationKey(context.pool, context.siteId, hashToken(token)));
    return isKnown ? undefined : sendFailure(reply, 'unauthenticated', 'An integration key is needed.');
  };
  app.post('/fhir', { onRequest: keyFirst, bodyLimit: BODY_LIMIT_BYTES }, async (request, reply) => {
    if (typeof request.body !== 'object' || request.body === null) {
      return sendFailure(reply, 'invalidRequest', 'The body must be a FHIR Bundle or resource.');
    }
    const leave = context.admission.enter();
    if (leave === null) return sendFailure(reply, 'busy', 'The server is busy.', 2);
    try {
      const options = { fallbackWardId: FALLBACK_WARD, asOf: context.now().toISOString() };
      const report = await importFhir(store, one(request.body), options);
      const isAllRefused = Object.keys(report.taken).length === 0 && report.refusedCount > 0;
      return await reply.code(isAllRefused ? 422 : 200).send(report);
    } finally {
      leave();
    }
  });
}

async function* one(value: unknown): AsyncGenerator<FhirDocument> {
  yield { source: 'request', line: 1, value };
}
