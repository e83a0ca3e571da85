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

/** The session behind a request, or null after the reply has asked for a sign-in. */
export async function authenticate(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Session | null> {
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
