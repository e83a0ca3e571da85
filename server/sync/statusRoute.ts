import type { FastifyInstance } from 'fastify';
import { OLDEST_ACCEPTED_VERSION, PROTOCOL_VERSION } from '../../schema/wire/protocolVersion.ts';
import type { StatusResponse } from '../../schema/wire/status.ts';
import { sendFailure } from '../http/failure.ts';
import type { ServerContext } from '../http/serverContext.ts';
import { readSite } from '../store/site.ts';

/** `GET /sync/v1/status`: for anybody, nothing about patients. */
export function statusRoute(app: FastifyInstance, context: ServerContext): void {
  app.get('/sync/v1/status', async (_request, reply) => {
    const site = await readSite(context.pool, context.siteId);
    if (site === null) return sendFailure(reply, 'unavailable', 'The site is gone from the database.');
    const status: StatusResponse = {
      product: 'wardlight',
      protocol: PROTOCOL_VERSION,
      oldestAccepted: OLDEST_ACCEPTED_VERSION,
      epoch: site.epoch,
      siteId: site.siteId,
      siteName: site.name,
      serverTime: context.now().toISOString(),
    };
    return status;
  });
}
