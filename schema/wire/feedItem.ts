import { z } from 'zod';
import { chart } from '../chart/chart.ts';
import { clinicalEvent } from '../events/clinicalEvent.ts';
import { identifier } from '../identifier.ts';
import { smallState } from '../state/smallState.ts';
import { ward } from '../state/ward.ts';

const base = { seq: z.number().int().positive(), id: identifier, wardId: identifier };

/** One change, the latest of its document: an id occurs once in a page. `removed` takes it off this scope (moved, merged, discharged long ago). */
export const feedItem = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('chart'), document: chart }),
  z.object({ ...base, type: z.literal('event'), document: clinicalEvent }),
  z.object({ ...base, type: z.literal('state'), document: smallState }),
  z.object({ ...base, type: z.literal('ward'), document: ward }),
  z.object({ ...base, type: z.literal('removed'), of: z.enum(['chart', 'event', 'state', 'ward']) }),
]);
export type FeedItem = z.infer<typeof feedItem>;
