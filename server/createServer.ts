import { randomBytes } from 'node:crypto';
import { fastify, type FastifyInstance } from 'fastify';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Result } from '../schema/result.ts';
import { carriedRoute } from './exchange/carriedRoute.ts';
import { fhirRoute } from './fhir/fhirRoute.ts';
import { createAdmission } from './http/admission.ts';
import { errorHandler } from './http/errorHandler.ts';
import { sendFailure } from './http/failure.ts';
import { readJsonBodies } from './http/parseBody.ts';
import type { ServerContext } from './http/serverContext.ts';
import { rescueRoute } from './rescue/rescueRoute.ts';
import { createFailureLimiter } from './session/failureLimiter.ts';
import { sessionRoutes } from './session/sessionRoutes.ts';
import { forgetOldOutcomes } from './store/acts.ts';
import { sqlState } from './store/database.ts';
import { assembleDue } from './store/importCharts.ts';
import { openStore, type Store, type StoreFailure, type StoreOptions } from './store/openStore.ts';
import { currentSeq } from './store/publish.ts';
import { bulkRoute } from './sync/bulkRoute.ts';
import { openFeedHub } from './store/feedHub.ts';
import { pullRoute } from './sync/pullRoute.ts';
import { pushRoute } from './sync/pushRoute.ts';
import { statusRoute } from './sync/statusRoute.ts';
import { streamRoute } from './sync/streamRoute.ts';

export type ServerOptions = StoreOptions & {
  /** Loopback unless said otherwise. */
  readonly host?: string;
  /** 0, the default: any free port. */
  readonly port?: number;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly now?: () => Date;
  readonly sessionHours?: number;
  readonly leaseHours?: number;
  /** Pulls and first loads that are served at once, and as many pushes; who comes beyond that is asked to come later. */
  readonly heavyRequestsAtOnce?: number;
  readonly log?: { readonly to: DestinationStream; readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent' };
};

export type RunningServer = {
  readonly url: string;
  readonly store: Store;
  readonly close: () => Promise<void>;
};

/** What anybody may send without being known. Routes that take more ask who sends before they read it. */
const BODY_LIMIT_BYTES = 100_000;
const HEAVY_REQUESTS_AT_ONCE = 64;
const DAY_MS = 86_400_000;

/** Opens the store and serves it. Throws when the store cannot be had: `startServer` gives that as a value. */
export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const started = await startServer(options);
  if (started.ok) return started.value;
  throw new Error(`${started.error.message} ${started.error.remedy}`);
}

export async function startServer(options: ServerOptions): Promise<Result<RunningServer, StoreFailure>> {
  const logger = pino({ level: options.log?.level ?? 'silent', base: null }, options.log?.to ?? process.stderr);
  const store = await openStore({
    ...options,
    onConnectionLost: () => logger.warn('a database connection was lost'),
  });
  if (!store.ok) return store;
  const serving = await serve(store.value, options, logger);
  if (!serving.ok) await store.value.close();
  return serving;
}

async function serve(
  store: Store,
  options: ServerOptions,
  logger: Logger,
): Promise<Result<RunningServer, StoreFailure>> {
  const { pool, site, databaseUrl } = store;
  await assembleDue(pool, site.siteId);
  const hub = await openFeedHub(databaseUrl, site.siteId, () => currentSeq(pool, site.siteId), logger);
  const app = createApp(options.tls, store, {
    pool,
    siteId: site.siteId,
    now: options.now ?? (() => new Date()),
    logger,
    hub,
    admission: createAdmission(options.heavyRequestsAtOnce ?? HEAVY_REQUESTS_AT_ONCE),
    pushAdmission: createAdmission(options.heavyRequestsAtOnce ?? HEAVY_REQUESTS_AT_ONCE),
    failures: createFailureLimiter(),
    // As long as the lease: a workstation that may be unlocked offline must also be able to send what is written there.
    sessionHours: options.sessionHours ?? options.leaseHours ?? 72,
    leaseHours: options.leaseHours ?? 72,
  });
  const tidying = tidyDaily(pool, site.siteId, logger);
  const close = async (): Promise<void> => {
    clearInterval(tidying);
    await app.close();
    await hub.close();
    await store.close();
  };
  try {
    const url = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
    return { ok: true, value: { url, store, close } };
  } catch (error) {
    clearInterval(tidying);
    await app.close();
    await hub.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const message = `The server cannot listen on ${options.host ?? '127.0.0.1'} port ${options.port ?? 0} (${code}).`;
    return { ok: false, error: { message, remedy: 'Name another port with --port, or 0 for any free one.' } };
  }
}

/** At the start too: a server that is started anew every night would else never come to it. */
function tidyDaily(pool: Store['pool'], siteId: string, logger: Logger): NodeJS.Timeout {
  const tidy = (): void => {
    forgetOldOutcomes(pool, siteId, new Date()).catch((error: unknown) =>
      logger.warn({ code: sqlState(error) }, 'old outcomes could not be let go; tried again tomorrow'),
    );
  };
  tidy();
  return setInterval(tidy, DAY_MS);
}

function createApp(tls: ServerOptions['tls'], store: Store, context: ServerContext): FastifyInstance {
  const app = fastify({
    ...(tls === undefined ? {} : { https: { cert: tls.cert, key: tls.key } }),
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomBytes(8).toString('hex'),
    forceCloseConnections: true,
    requestTimeout: 120_000,
  });
  readJsonBodies(app);
  app.setErrorHandler(errorHandler(context.logger));
  app.setNotFoundHandler((_request, reply) => sendFailure(reply, 'notFound', 'There is nothing at this address.'));
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('x-content-type-options', 'nosniff');
    // A status out of a cache carries an old time, by which old data would look fresh.
    void reply.header('cache-control', 'no-store');
  });
  // The pattern of the route, never the address as sent: addresses can hold anything.
  app.addHook('onResponse', async (request, reply) => {
    context.logger.info({
      reference: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
  sessionRoutes(app, context);
  statusRoute(app, context);
  pullRoute(app, context);
  pushRoute(app, context);
  bulkRoute(app, context);
  streamRoute(app, context);
  rescueRoute(app, context);
  carriedRoute(app, context);
  fhirRoute(app, context, store);
  return app;
}
