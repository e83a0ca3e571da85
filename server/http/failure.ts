import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { nonce } from '../../schema/wire/checkpoint.ts';
import type { WireFailure } from '../../schema/wire/failure.ts';

const statusOf = {
  invalidRequest: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  protocolTooOld: 426,
  busy: 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<WireFailure['error'], number>;

/** Answers with a failure of `schema/wire/failure.ts`. `message` is ours and never holds what was sent. */
export function sendFailure(
  reply: FastifyReply,
  error: WireFailure['error'],
  message: string,
  retryAfterSeconds?: number,
): FastifyReply {
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(Math.ceil(retryAfterSeconds)));
  if (error === 'unauthenticated') void reply.header('www-authenticate', 'Bearer');
  const body: WireFailure = {
    error,
    message,
    reference: reply.request.id,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...nonceOf(reply.request.body),
  };
  return reply.code(statusOf[error]).type('application/json; charset=utf-8').send(body);
}

const withNonce = z.object({ nonce });

/** Of a request that was read far enough; a refusal before that (no sign-in, too large) speaks for itself. */
function nonceOf(body: unknown): z.infer<typeof withNonce> {
  return withNonce.safeParse(body).data ?? {};
}
