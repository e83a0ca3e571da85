import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DispatchFailure } from '../ipc/dispatch.ts';
import { readLimited } from '../desk/readLimited.ts';
import { SECURITY_HEADERS } from '../securityHeaders.ts';
import type { ShellServices } from '../shellServices.ts';
import { gateRefusal, isGuarded } from './requestGate.ts';
import { cookieValue, sessionCookie } from './sessionCookie.ts';
import type { StartTickets } from './startTickets.ts';
import { sendWebResponse, toWebRequest } from './webMessages.ts';

const LARGEST_IPC_BYTES = 100_000;
/** A rescue or exchange file as JSON text. */
const LARGEST_FILE_BYTES = 41_000_000;
const TAKES_A_FILE: ReadonlySet<string> = new Set(['rescue.take', 'exchange.take']);
const IPC_STATUS: Readonly<Record<DispatchFailure['kind'], number>> = {
  noSuchChannel: 404,
  badRequest: 400,
  defect: 500,
};

/** Answers every request to the browser shell; whatever is not named here does not exist. */
export function createRoutes(services: ShellServices, tickets: StartTickets, ownOrigin: string) {
  const port = Number(new URL(ownOrigin).port);

  const route = async (request: Request, hasSession: boolean, isLoadOfPage: boolean): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/start' && request.method === 'POST') return start(request);
    if (isGuarded(pathname) && !hasSession) return new Response(null, { status: 401 });
    if (pathname.startsWith('/desk/')) return services.handleDesk(request);
    if (pathname.startsWith('/ipc/') && request.method === 'POST') return ipc(request, pathname.slice('/ipc/'.length));
    return request.method === 'POST' ? new Response(null, { status: 404 }) : page(pathname, hasSession && isLoadOfPage);
  };

  const start = async (request: Request): Promise<Response> => {
    const session = tickets.exchange((await readLimited(request, LARGEST_IPC_BYTES)) ?? '');
    if (session === null) return new Response(null, { status: 403 });
    services.lock.lock('pageLoaded');
    return new Response(null, { status: 204, headers: { 'set-cookie': sessionCookie(port, session) } });
  };

  const ipc = async (request: Request, channel: string): Promise<Response> => {
    if (request.headers.get('content-type') !== 'application/json') return new Response(null, { status: 415 });
    const limit = TAKES_A_FILE.has(channel) ? LARGEST_FILE_BYTES : LARGEST_IPC_BYTES;
    const text = await readLimited(request, limit);
    if (text === null) return new Response(null, { status: 413 });
    const result = await services.dispatch(channel, parseJson(text));
    return result.ok
      ? Response.json(result.value)
      : Response.json({ error: result.error.kind }, { status: IPC_STATUS[result.error.kind] });
  };

  const page = (pathname: string, isOurs: boolean): Response => {
    const file = services.files.get(pathname);
    if (file === undefined) return new Response(null, { status: 404 });
    // A page that loads anew holds no capability; leaving the desk open behind it would serve nobody but a thief.
    if (isOurs && file === services.files.get('/')) services.lock.lock('pageLoaded');
    return new Response(Buffer.from(file.bytes), { headers: { 'content-type': file.contentType } });
  };

  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const target = parseTarget(incoming.url ?? '', ownOrigin);
    const { host, origin, 'sec-fetch-site': fetchSite } = incoming.headers;
    const refusal =
      target === null
        ? 400
        : gateRefusal(
            {
              method: incoming.method ?? '',
              pathname: target.pathname,
              host,
              origin,
              fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
            },
            ownOrigin,
          );
    const hasSession = tickets.isSession(cookieValue(port, incoming.headers.cookie));
    const response =
      refusal === null
        ? await route(toWebRequest(incoming, outgoing, ownOrigin), hasSession, isLoadOfPage(incoming))
        : new Response(null, { status: refusal });
    await sendWebResponse(response, outgoing, SECURITY_HEADERS);
  };
}

/**
 * A page of another port of this machine is the "same site", so its pictures and frames bring our cookie: they must not
 * lock the desk at will. A client that does not say what it fetches for is taken for a page.
 */
function isLoadOfPage({ headers }: IncomingMessage): boolean {
  const destination = headers['sec-fetch-dest'];
  return destination === undefined || destination === 'document';
}

/** Only `/path?query`: a whole address in the request line is for proxies, and this is none. */
function parseTarget(target: string, ownOrigin: string): URL | null {
  if (!target.startsWith('/') || target.startsWith('//')) return null;
  return URL.parse(target, ownOrigin);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
