import { z } from 'zod';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { checkpoint, nonce } from './checkpoint.ts';
import { feedItem } from './feedItem.ts';
import { pullRequest, scopeDigest } from './pull.ts';

/** `POST /sync/v1/bulk`: the first load as compressed NDJSON; a repeat with a later checkpoint resumes it. `limit` is ignored. */
export const bulkRequest = pullRequest;

/** Charts of a ward, and their size as JSON text before compression. */
export const wardSize = z.object({
  wardId: identifier,
  patients: z.number().int().nonnegative(),
  octets: z.number().int().nonnegative(),
});
export type WardSize = z.infer<typeof wardSize>;

/** The lines of the stream: `begin`, then items and `mark`s (everything before a mark may be kept), then `end`. Without `end` it was cut. */
export const bulkLine = z.discriminatedUnion('line', [
  z.object({
    line: z.literal('begin'),
    protocol: z.number().int(),
    epoch: z.string().max(64),
    /** Charts still to come in this stream. */
    patientsDue: z.number().int().nonnegative(),
    /** What a first load of the whole scope brings, ward by ward: for its progress and its forecast. */
    wards: z.array(wardSize),
    serverTime: instant,
    nonce,
  }),
  z.object({ line: z.literal('item'), item: feedItem }),
  z.object({ line: z.literal('mark'), checkpoint, patientsSent: z.number().int().nonnegative() }),
  z.object({ line: z.literal('end'), checkpoint, digest: scopeDigest, serverTime: instant }),
]);
export type BulkLine = z.infer<typeof bulkLine>;
