import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { sendFailure } from './failure.ts';

/** JSON bodies as plain `JSON.parse` gives them: `__proto__` is an ordinary key there, and schemas drop or refuse it. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    ['application/json', 'application/fhir+json'],
    { parseAs: 'string' },
    (request, body, done) => {
      try {
        done(null, JSON.parse(typeof body === 'string' ? body : body.toString('utf8')));
      } catch {
        done(Object.assign(new Error('not JSON'), { statusCode: 400 }));
      }
    },
  );
}

/** The request's body by its schema, or undefined after the reply has said where it is wrong (field names, no values). */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown, reply: FastifyReply): z.output<S> | undefined {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue === undefined || issue.path.length === 0 ? 'the body' : issue.path.join('.');
  sendFailure(reply, 'invalidRequest', `Wrong or missing: ${path.slice(0, 200)}`);
  return undefined;
}
