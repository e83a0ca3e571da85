import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sessionRequest, type SessionRequest, type SessionResponse } from '../../schema/wire/session.ts';
import { bearerToken, hashToken } from '../http/authenticate.ts';
import { sendFailure } from '../http/failure.ts';
import { parseBody } from '../http/parseBody.ts';
import type { ServerContext } from '../http/serverContext.ts';
import { findAccount, type Account } from '../store/accounts.ts';
import { certify } from '../../sync/rescue/certificate.ts';
import { webRescueCrypto } from '../../sync/rescue/webRescueCrypto.ts';
import { publicHalves, readSiteKeys } from '../store/siteKeys.ts';
import { deleteSession, insertSession } from '../store/sessions.ts';
import { exchangeKeysOf } from './exchangeKeysOf.ts';
import { hashPassword, isPasswordRight } from './passwordHash.ts';

const HOUR_MS = 3_600_000;
const rescueCrypto = webRescueCrypto(globalThis.crypto);
/** Anybody may send this: a name, a password and an id, with room for escapes, and not the 16 MB of a push. */
const BODY_LIMIT_BYTES = 20_000;

/** `POST /session` signs in; `DELETE /session` ends the session of the token that it carries. */
export function sessionRoutes(app: FastifyInstance, context: ServerContext): void {
  // Looked at when the name is unknown, so that the time of the answer does not tell which names exist.
  const nobody = hashPassword(randomBytes(16).toString('hex'));

  app.post('/session', { bodyLimit: BODY_LIMIT_BYTES }, async (request, reply) => {
    const body = parseBody(sessionRequest, request.body, reply);
    if (body === undefined) return reply;
    const key = `${body.username} ${request.ip}`;
    const waitSeconds = context.failures.waitSeconds(key, context.now());
    if (waitSeconds > 0) return sendFailure(reply, 'busy', 'Too many failed sign-ins; wait a little.', waitSeconds);
    const leave = context.admission.enter();
    if (leave === null) return sendFailure(reply, 'busy', 'The server is busy.', 2);
    // Counted before it is judged: judging takes a third of a second, in which any number of guesses would be looked at.
    context.failures.failed(key, context.now());
    let isJudged = false;
    try {
      // PostgreSQL's text holds no U+0000: such a name is nobody's, and no reason for an error in the log.
      const isName = !body.username.includes('\u0000');
      const account = isName ? await findAccount(context.pool, context.siteId, body.username) : null;
      const isRight = await isPasswordRight(body.password, account?.passwordHash ?? (await nobody));
      isJudged = true;
      if (account === null || !isRight) {
        return sendFailure(reply, 'unauthenticated', 'The user name or the password is wrong.');
      }
      context.failures.succeeded(key);
      return await openSession(context, account, body);
    } finally {
      if (!isJudged) context.failures.unjudged(key);
      leave();
    }
  });

  app.delete('/session', async (request, reply) => {
    const token = bearerToken(request);
    if (token !== null) await deleteSession(context.pool, context.siteId, hashToken(token));
    return reply.code(204).send();
  });
}

async function openSession(
  context: ServerContext,
  account: Account,
  { deviceId, authorKey }: SessionRequest,
): Promise<SessionResponse> {
  const token = randomBytes(32).toString('base64url');
  const now = context.now();
  const expiresAt = new Date(now.getTime() + context.sessionHours * HOUR_MS);
  const userId = account.user.id;
  await insertSession(context.pool, context.siteId, { tokenHash: hashToken(token), userId, deviceId, now, expiresAt });
  const leaseUntil = new Date(now.getTime() + context.leaseHours * HOUR_MS).toISOString();
  const keys = await readSiteKeys(context.pool, context.siteId);
  const claim = { siteId: context.siteId, userId, deviceId, issuedAt: now.toISOString() };
  const person = { user: account.user, deviceId, now, leaseUntil };
  return {
    token,
    expiresAt: expiresAt.toISOString(),
    leaseUntil,
    user: account.user,
    siteKeys: publicHalves(keys),
    ...(authorKey === undefined
      ? {}
      : {
          certificate: await certify(rescueCrypto, keys.signing.privateKey, { ...claim, authorKey }),
          exchange: await exchangeKeysOf(keys, { ...person, authorKey }),
        }),
  };
}
