import { z } from 'zod';
import { feedName } from '../chart/chart.ts';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { checkpoint, nonce } from './checkpoint.ts';
import { feedItem } from './feedItem.ts';

/** Wards that this workstation follows. Another set is another replication: it starts at zero. */
export const scope = z.object({ wardIds: z.array(identifier).min(1).max(200) });
export type Scope = z.infer<typeof scope>;

/**
 * Proof that both sides hold the same: the number of documents in scope (removed ones not counted) and the xor of the
 * first 8 bytes of SHA-256(`type:id:seq`) of each, as 16 hex digits.
 */
export const scopeDigest = z.object({ count: z.number().int().nonnegative(), xor: z.string().regex(/^[0-9a-f]{16}$/) });
export type ScopeDigest = z.infer<typeof scopeDigest>;

/**
 * `POST /sync/v1/pull`. `wards` reads only these of the scope, as a first load does ward by ward; what left one of them for
 * another ward of the scope is no removal. The last page of such a reading ends at the site's newest number, so that what
 * changes later can be read for all wards together from there.
 */
export const pullRequest = z.object({
  protocol: z.number().int(),
  epoch: z.string().max(64).nullable(),
  scope,
  wards: scope.shape.wardIds.optional(),
  checkpoint,
  limit: z.number().int().min(1).max(1000),
  nonce,
});
export type PullRequest = z.infer<typeof pullRequest>;

/** A page in the order of `seq`. `more` false: this was all at the time of the answer, and `digest` proves it. */
export const pullResponse = z.object({
  protocol: z.number().int(),
  epoch: z.string().max(64),
  items: z.array(feedItem),
  checkpoint,
  more: z.boolean(),
  digest: scopeDigest.nullable(),
  serverTime: instant,
  /** When each interface last heard from the hospital's systems, for the whole site; null: never. */
  feedsAsOf: z.record(feedName, instant.nullable()),
  /** The newest off-site backup holds everything up to this number: what stands there a workstation may let go of. Absent: none is known. */
  durableThrough: z.number().int().nonnegative().optional(),
  nonce,
});
export type PullResponse = z.infer<typeof pullResponse>;
