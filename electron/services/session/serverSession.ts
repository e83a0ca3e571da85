import { gunzipSync } from 'node:zlib';
import type { Result } from '../../../schema/result.ts';
import { wireFailure } from '../../../schema/wire/failure.ts';
import { PROTOCOL_VERSION } from '../../../schema/wire/protocolVersion.ts';
import { sessionResponse } from '../../../schema/wire/session.ts';
import type { SessionRequest, SessionResponse } from '../../../schema/wire/session.ts';
import { statusResponse } from '../../../schema/wire/status.ts';
import type { Transport, TransportAnswer } from '../transport/transport.ts';

export type SignInFailure = {
  readonly kind:
    | 'serverUnreachable'
    | 'certificateNotTrusted'
    | 'notAWardlightServer'
    | 'protocolTooOld'
    | 'wrongPassword'
    | 'insecureAddress';
};

export interface Credentials {
  readonly serverUrl: string;
  readonly username: string;
  readonly password: string;
  readonly deviceId: string;
  /** The public half of the author's own key, for the server to vouch for. */
  readonly authorKey?: string;
}

/** How the shell signs a person in at the central server. */
export interface ServerSession {
  /** Asks who is there before any password is sent. */
  check(serverUrl: string): Promise<Result<void, SignInFailure>>;
  signIn(credentials: Credentials): Promise<Result<SessionResponse, SignInFailure>>;
}

/** A sign-in brings half a kilobyte of keys for each ward. */
const LARGEST_ANSWER_BYTES = 4_000_000;
const JSON_ONLY = ['application/json'];

export function serverSession(transport: Transport): ServerSession {
  const exchange = async (
    url: URL,
    body: unknown,
  ): Promise<Result<{ status: number; json: unknown }, SignInFailure>> => {
    const answer = await transport({
      method: body === undefined ? 'GET' : 'POST',
      url: url.href,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : once(JSON.stringify(body)),
      accepts: JSON_ONLY,
      signal: AbortSignal.timeout(60_000),
    });
    if (!answer.ok)
      return failed(
        answer.error.kind === 'aborted' || answer.error.kind === 'unreachable'
          ? 'serverUnreachable'
          : answer.error.kind,
      );
    const json = await readJson(answer.value);
    return json === undefined
      ? failed('notAWardlightServer')
      : { ok: true, value: { status: answer.value.status, json } };
  };

  const check = async (serverUrl: string): Promise<Result<void, SignInFailure>> => {
    const answer = await exchange(under(serverUrl, 'sync/v1/status'), undefined);
    if (!answer.ok) return answer;
    if (answer.value.status >= 500 || answer.value.status === 429) return failed('serverUnreachable');
    const status = statusResponse.safeParse(answer.value.json);
    if (!status.success) return failed('notAWardlightServer');
    return status.data.oldestAccepted > PROTOCOL_VERSION ? failed('protocolTooOld') : { ok: true, value: undefined };
  };

  return {
    check,
    async signIn({ serverUrl, username, password, deviceId, authorKey }) {
      const known = await check(serverUrl);
      if (!known.ok) return known;
      const request: SessionRequest = {
        username,
        password,
        deviceId,
        protocol: PROTOCOL_VERSION,
        ...(authorKey === undefined ? {} : { authorKey }),
      };
      const answer = await exchange(under(serverUrl, 'session'), request);
      if (!answer.ok) return answer;
      const session = sessionResponse.safeParse(answer.value.json);
      if (answer.value.status < 300 && session.success) return { ok: true, value: session.data };
      return failed(refusal(answer.value.status, answer.value.json));
    },
  };
}

/** `base` may have a path of its own (a gateway that puts Wardlight under one). */
export function under(base: string, path: string): URL {
  return new URL(path, base.endsWith('/') ? base : `${base}/`);
}

function refusal(status: number, json: unknown): SignInFailure['kind'] {
  const failure = wireFailure.safeParse(json);
  if (failure.success && failure.data.error === 'protocolTooOld') return 'protocolTooOld';
  if (status === 401 || status === 403) return 'wrongPassword';
  return status === 429 || status >= 500 ? 'serverUnreachable' : 'notAWardlightServer';
}

async function readJson(answer: TransportAnswer): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of answer.body) {
      length += piece.length;
      if (length > LARGEST_ANSWER_BYTES) return undefined;
      pieces.push(piece);
    }
    const bytes = Buffer.concat(pieces);
    const isPacked = answer.headers['content-encoding'] === 'gzip';
    return JSON.parse(
      (isPacked ? gunzipSync(bytes, { maxOutputLength: LARGEST_ANSWER_BYTES }) : bytes).toString('utf8'),
    );
  } catch {
    return undefined;
  }
}

function failed(kind: SignInFailure['kind']): { readonly ok: false; readonly error: SignInFailure } {
  return { ok: false, error: { kind } };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
