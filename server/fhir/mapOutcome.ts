import { z } from 'zod';
import { listOf } from './fhirTypes.ts';
import { ignored, readResource, type MappingResult } from './mapping.ts';

const outcome = z.object({ issue: listOf(z.object({ severity: z.string().max(40).optional() }), 1000).optional() });

/** In the place of what was asked for: the sender could not give it, and nobody knows what it would have said. */
export function mapOutcome(_id: string, resource: unknown): MappingResult {
  const read = readResource(outcome, resource);
  if (!read.ok) return read;
  const place = (read.value.issue ?? []).findIndex(({ severity }) => severity === 'error' || severity === 'fatal');
  if (place < 0) return ignored('a remark of the sender');
  return {
    ok: false,
    error: {
      path: `issue.${place}`,
      reason: 'the sender says that something could not be read there',
      remedy: 'Ask the sender again, and send what it gives then.',
    },
  };
}
