import { z } from 'zod';
import type { MappingFault } from './mapping.ts';

const bundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.unknown().optional(),
  total: z.number().optional().catch(undefined),
  link: z
    .array(z.object({ relation: z.string() }))
    .optional()
    .catch(undefined),
  entry: z
    .array(
      z.object({
        resource: z.unknown().optional(),
        search: z.object({ mode: z.string() }).optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
});

/** What a bundle itself says is not in it: further pages of a search. What they hold might be the other half of a finding. */
export function gapsOf(value: unknown, depth = 0): MappingFault[] {
  const parsed = bundle.safeParse(value);
  if (!parsed.success || depth > 8) return [];
  const { type, total = 0, link = [], entry = [] } = parsed.data;
  const matches = entry.filter(({ search }) => search === undefined || search.mode === 'match').length;
  const hasMore = link.some(({ relation }) => relation === 'next') || (type === 'searchset' && total > matches);
  const gap = {
    path: 'link',
    reason: 'is one page of several: the search found more than was sent',
    remedy: 'Follow the link "next" and send all pages in one bundle.',
  };
  return [...(hasMore ? [gap] : []), ...entry.flatMap(({ resource }) => gapsOf(resource, depth + 1))];
}
