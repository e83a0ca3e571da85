import { z } from 'zod';
import { NOT_READ, ignored, type MappingResult } from './mapping.ts';

const holdsResults = z.object({
  contained: z.array(z.looseObject({ resourceType: z.string() })).refine((held) => held.some(isResult)),
});

function isResult({ resourceType }: { resourceType: string }): boolean {
  return resourceType === 'Observation';
}

/** A report names its results, which come as entries of their own. One that keeps them inside would hide them. */
export function mapReport(_id: string, resource: unknown): MappingResult {
  if (!holdsResults.safeParse(resource).success) return ignored(NOT_READ);
  return {
    ok: false,
    error: {
      path: 'contained',
      reason: 'holds results, which are not read from inside a report',
      remedy: 'Send each Observation as an entry of its own.',
    },
  };
}
