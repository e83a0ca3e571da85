import type { OpenDesk } from '../services/lock/lock.ts';
import { under } from '../services/session/serverSession.ts';
import type { SignInFailure } from '../services/session/serverSession.ts';
import type { DeskContent } from '../services/session/session.ts';
import type { Transport, TransportFailure } from '../services/transport/transport.ts';
import { deskFailureResponse } from './deskFailureResponse.ts';
import { streamBody } from './streamBody.ts';

interface ServerPath {
  readonly path: string;
  readonly accepts: readonly string[];
}

const JSON_TYPE = 'application/json';

/** The whole of what the desk may ask of the central server. An error is JSON on every path. */
const SERVER_PATHS: Readonly<Record<string, ServerPath>> = {
  'POST /desk/sync/pull': { path: 'sync/v1/pull', accepts: [JSON_TYPE] },
  'POST /desk/sync/push': { path: 'sync/v1/push', accepts: [JSON_TYPE] },
  'POST /desk/sync/bulk': { path: 'sync/v1/bulk', accepts: [JSON_TYPE, 'application/x-ndjson', 'application/ndjson'] },
  'POST /desk/sync/carried': { path: 'sync/v1/carried', accepts: [JSON_TYPE] },
  'GET /desk/sync/status': { path: 'sync/v1/status', accepts: [JSON_TYPE] },
  'GET /desk/sync/stream': { path: 'sync/v1/stream', accepts: [JSON_TYPE, 'text/event-stream'] },
};

export function serverPathFor(method: string, pathname: string): ServerPath | null {
  const route = `${method} ${pathname}`;
  return Object.hasOwn(SERVER_PATHS, route) ? (SERVER_PATHS[route] ?? null) : null;
}

/** Passes one request on with the session's token; bodies flow both ways as they come, and stop when the page or the desk goes. */
export async function passToServer(
  request: Request,
  { path, accepts }: ServerPath,
  desk: OpenDesk<DeskContent>,
  transport: Transport,
): Promise<Response> {
  const { opened, signIn } = desk.content;
  const token = await signIn.token();
  if (!token.ok) return signInFailureResponse(token.error);
  const url = under(opened.envelope.serverUrl, path);
  url.search = new URL(request.url).search;
  const contentType = request.headers.get('content-type');
  const answer = await transport({
    method: request.method === 'POST' ? 'POST' : 'GET',
    url: url.href,
    headers: {
      authorization: `Bearer ${token.value}`,
      accept: accepts.join(', '),
      ...(contentType === null ? {} : { 'content-type': contentType }),
    },
    body: request.body,
    accepts,
    // Whoever asks the desk unpacks: the engine on loopback, the protocol handler in Electron.
    encodings: ['br', 'gzip'],
    signal: AbortSignal.any([request.signal, desk.ended]),
  });
  if (!answer.ok) return failureResponse(answer.error);
  const { status, headers, body } = answer.value;
  return new Response(status === 204 ? null : streamBody(body), { status, headers });
}

/** 401 asks the person for a password; a server that cannot be asked is no reason for that. */
function signInFailureResponse({ kind }: SignInFailure): Response {
  switch (kind) {
    case 'certificateNotTrusted':
    case 'notAWardlightServer':
      return deskFailureResponse(502, kind);
    case 'serverUnreachable':
    case 'insecureAddress':
      return deskFailureResponse(502, 'unreachable');
    case 'wrongPassword':
      return deskFailureResponse(401, 'unauthenticated');
    case 'protocolTooOld':
      return deskFailureResponse(426, 'unauthenticated');
  }
}

function failureResponse({ kind }: TransportFailure): Response {
  switch (kind) {
    case 'certificateNotTrusted':
    case 'notAWardlightServer':
      return deskFailureResponse(502, kind);
    case 'insecureAddress':
    case 'unreachable':
    case 'aborted':
      return deskFailureResponse(502, 'unreachable');
  }
}
