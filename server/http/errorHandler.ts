import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { sqlState } from '../store/database.ts';
import { sendFailure } from './failure.ts';

/**
 * The last resort: what no route answered. The log gets the kind of the error and where it arose, never its message:
 * PostgreSQL and parsers quote the values that they stumbled on.
 */
export function errorHandler(logger: Logger) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error.statusCode === 413)
      return sendFailure(reply, 'tooLarge', 'The request is larger than this server takes.');
    if (error.statusCode === 415) {
      return sendFailure(reply, 'invalidRequest', 'The content type must be application/json.');
    }
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
      return sendFailure(reply, 'invalidRequest', 'The request could not be read.');
    }
    logger.error({ reference: request.id, route: request.routeOptions.url, ...whatAndWhere(error) }, 'request failed');
    if (isDiskFull(error)) return sendFailure(reply, 'unavailable', "The disk of the server's database is full.", 60);
    if (isDatabaseAway(error)) return sendFailure(reply, 'unavailable', 'The database cannot be reached.', 5);
    return sendFailure(reply, 'internal', 'Something went wrong in the server.');
  };
}

export function whatAndWhere(error: unknown): { name: string; code: string | null; frames: string[] } {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  const name = error instanceof Error ? error.name : typeof error;
  return { name, code: sqlState(error) ?? codeOf(error), frames: frames.slice(0, 8).map((line) => line.trim()) };
}

function isDiskFull(error: unknown): boolean {
  return sqlState(error) === '53100';
}

/** `pg` gives these no code. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** Connection lost or refused: PostgreSQL's classes 08 and 57, the system's socket codes, and a pool that waited in vain. */
function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null) return state.startsWith('08') || state.startsWith('57') || state === '53300';
  const code = codeOf(error);
  if (code !== null && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)) return true;
  return error instanceof Error && LOST.test(error.message);
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
