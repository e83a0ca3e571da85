import { z } from 'zod';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { publicKey } from './rescue.ts';

/**
 * What the site says of a person for one ward, at sign-in: acts about patients of this ward that are signed with this key
 * are this person's, from this device. A pass for each ward, so that the readers of one ward learn nothing of the others.
 * `signature` is the site's (Ed25519, over the canonical JSON of the rest).
 */
export const exchangePass = z.object({
  siteId: identifier,
  wardId: identifier,
  userId: identifier,
  userName: z.string().min(1).max(200),
  deviceId: identifier,
  /** Ed25519. */
  authorKey: publicKey,
  issuedAt: instant,
  /** The end of the lease: what is written later is not vouched for. */
  until: instant,
  signature: z.base64().max(100),
});
export type ExchangePass = z.infer<typeof exchangePass>;

/** A symmetric key of one ward for one calendar month in UTC, `2026-11`: whoever may read the ward has it, nobody else. */
export const wardKey = z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), key: z.base64().length(44) });
export type WardKey = z.infer<typeof wardKey>;

/** What a sign-in gives for the exchange among workstations: for each ward of the person the pass and the keys. */
export const exchangeKeys = z.object({
  wards: z.array(z.object({ wardId: identifier, pass: exchangePass, keys: z.array(wardKey).min(1).max(24) })).max(2000),
});
export type ExchangeKeys = z.infer<typeof exchangeKeys>;

/** What anybody who finds an exchange file or listens on the network can read; it may be forged until a section opens. */
export const exchangeHeader = z.object({
  kind: z.enum(['bundle', 'greeting']),
  siteId: identifier,
  deviceId: identifier,
  writtenAt: instant,
  /** Makes this text and its keys its own. */
  nonce: z.base64().length(24),
  /** Acts in it, all wards together. */
  count: z.number().int().nonnegative(),
});
export type ExchangeHeader = z.infer<typeof exchangeHeader>;

/**
 * Why a text as a whole was not taken. `altered`: damaged; `forged`: who wrote it is not proved; `clockAhead`: written in
 * the future by this workstation's clock; `noKeys`: this workstation has had no keys from the server yet.
 */
export const exchangeFailure = z.enum([
  'notAnExchangeFile',
  'newerFormat',
  'truncated',
  'otherSite',
  'altered',
  'forged',
  'clockAhead',
  'noKeys',
  'diskFull',
  'locked',
]);
export type ExchangeFailure = z.infer<typeof exchangeFailure>;

/**
 * Why one act was not taken. `notProved`: signature, pass or digest do not hold; `otherWard`: of another ward than the
 * section it lay in; `inTheFuture`, `tooOld`: by this workstation's clock; `differs`: another act has its id here.
 */
export const exchangeRefusal = z.enum(['unreadable', 'notProved', 'otherWard', 'inTheFuture', 'tooOld', 'differs']);
export type ExchangeRefusal = z.infer<typeof exchangeRefusal>;

/** What became of a bundle. `notForYou`: acts in sections of wards that this person may not read, or under keys not yet here. */
export const exchangeTaken = z.object({
  deviceId: identifier,
  /** Who wrote it, as the site vouches; absent when nothing of it could be opened. */
  writerName: z.string().optional(),
  writtenAt: instant,
  fresh: z.number().int().nonnegative(),
  alreadyHere: z.number().int().nonnegative(),
  notForYou: z.number().int().nonnegative(),
  refused: z.array(z.object({ reason: exchangeRefusal, count: z.number().int().positive() })),
});
export type ExchangeTaken = z.infer<typeof exchangeTaken>;
