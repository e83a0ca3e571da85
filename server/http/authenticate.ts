import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findSession, type Session } from '../store/sessions.ts';
import { sendFailure } from './failure.ts';
import type { ServerContext } from './serverContext.ts';

/** Only the hash of a token is stored, so a copy of the database signs nobody in. Tokens are random: no salt is needed. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function bearerToken(request: FastifyRequest): string | null {
  return /^Bearer ([A-Za-z0-9_-]{20,500})$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

const sessionOf = new WeakMap<FastifyRequest, Session>();

/**
 * As `onRequest` of a route with a body: nobody's 16 MB are read and parsed (a second each, in which nobody is served)
 * before it is known who sends them.
 */
export function signedInFirst(context: ServerContext) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const session = await authenticate(context, request, reply);
    if (session === null) return reply;
    sessionOf.set(request, session);
    return undefined;
  };
}

/** The session behind a request, or null after the reply has asked for a sign-in. */
export async function authenticate(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Session | null> {
  const known = sessionOf.get(request);
  if (known !== undefined) return known;
  const token = bearerToken(request);
  const session =
    token === null ? null : await findSession(context.pool, context.siteId, hashToken(token), context.now());
  if (session === null) sendFailure(reply, 'unauthenticated', 'Sign in first, or again: the session has ended.');
  return session;
}

/** Whether every ward asked for is one of the user's; the reply has refused it if not. */
export function isScopeAllowed(session: Session, wardIds: readonly string[], reply: FastifyReply): boolean {
  if (wardIds.every((wardId) => session.wardIds.has(wardId))) return true;
  sendFailure(reply, 'forbidden', 'At least one of these wards is not among those you may follow.');
  return false;
}
