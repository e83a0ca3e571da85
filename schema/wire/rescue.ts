import { z } from 'zod';
import { actId, identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { refusalReason } from './push.ts';

/** 32 raw bytes of a public key. */
export const publicKey = z.base64().length(44);

/**
 * What the site says of an author's key, at sign-in: whoever signs with it is this user, on this device. `signature` is the
 * site's (Ed25519, over the canonical JSON of the rest).
 */
export const authorCertificate = z.object({
  siteId: identifier,
  userId: identifier,
  deviceId: identifier,
  /** Ed25519. */
  authorKey: publicKey,
  issuedAt: instant,
  signature: z.base64().max(100),
});
export type AuthorCertificate = z.infer<typeof authorCertificate>;

/** The site's public keys: `rescue` (X25519) to seal for its server, `signing` (Ed25519) to check its certificates. */
export const siteKeys = z.object({ rescue: publicKey, signing: publicKey });
export type SiteKeys = z.infer<typeof siteKeys>;

/** What anybody who finds a rescue file can read. */
export const rescueHeader = z.object({
  siteId: identifier,
  deviceId: identifier,
  count: z.number().int().positive(),
  writtenAt: instant,
});
export type RescueHeader = z.infer<typeof rescueHeader>;

/** Why a file as a whole was not taken. `altered`: damaged or forged; `otherSite`: sealed for somebody else. */
export const rescueFailure = z.enum(['notARescueFile', 'newerFormat', 'truncated', 'otherSite', 'altered', 'forged']);
export type RescueFailure = z.infer<typeof rescueFailure>;

/** `POST /sync/v1/rescue` with the file as `text/plain`: what became of each act in it. The same file twice: all `alreadyThere`. */
export const rescueReport = z.object({
  header: rescueHeader,
  authorId: identifier,
  taken: z.number().int().nonnegative(),
  alreadyThere: z.number().int().nonnegative(),
  refused: z.array(z.object({ id: actId.or(z.literal('')), reason: refusalReason, detail: z.string().max(500) })),
});
export type RescueReport = z.infer<typeof rescueReport>;

/** The answer of the server to a rescue file: a report, or why the file could not be read. */
export const rescueAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), report: rescueReport }),
  z.object({ ok: z.literal(false), failure: rescueFailure }),
]);
export type RescueAnswer = z.infer<typeof rescueAnswer>;
