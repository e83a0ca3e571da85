import type { z } from 'zod';
import type { deskFailure } from '../../schema/ipc/deskPaths.ts';

/** What the shell itself answers where there is no answer of the server. */
export function deskFailureResponse(status: number, error: z.infer<typeof deskFailure>['error']): Response {
  return Response.json({ error }, { status });
}
