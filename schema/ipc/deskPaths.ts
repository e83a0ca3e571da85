import { z } from 'zod';
import { actId, identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { exchangePass } from '../wire/exchange.ts';

/**
 * What the desk worker asks of the shell, by same-origin requests under `/desk/` (`app://` in Electron, loopback in the
 * browser shell) with the header `x-wardlight-capability`. A wrong or void capability is 403; nothing else is said.
 *
 * GET  /desk/key              -> deskKey: the data key while unlocked
 * POST /desk/sync/pull|push|bulk, GET /desk/sync/status|stream: passed to the central server with the session's token, body
 *      and status unchanged; no token is 401; what is not an answer of a Wardlight server is 502 with `deskFailure`
 * GET  /desk/knowledge        -> the pack files, `packList`; GET /desk/knowledge/<id>/<version> -> one pack file
 * GET  /desk/journal          -> journalLine[] as NDJSON, oldest first; a torn last line is left out and counted in `x-wardlight-torn`
 * POST /desk/journal          -> journalAppend; answers 204 after fsync, 507 when the disk is full (nothing was lost before it)
 * GET  /desk/exchange?after=<n> -> peerActs: acts that came from other workstations, those with a number above n
 * POST /desk/exchange         -> peerNote; answers 204, or 507 when the disk is full
 */
export const deskKey = z.object({ keyId: identifier, dataKey: z.string().min(40), vaultId: identifier });
export type DeskKey = z.infer<typeof deskKey>;

/**
 * `sealed`: encrypted by the worker under the data key, base64; the shell opens it for a rescue file only. `settled` says how the server answered an earlier one.
 * `durable`: the server's off-site backup holds everything up to this number. `restored`: the server was restored from a
 * backup (or the local database was lost, and with it which server had settled what): no settlement and no backup of
 * before counts any more.
 */
export const journalLine = z.discriminatedUnion('line', [
  z.object({ line: z.literal('act'), id: actId, sealed: z.string().min(1).max(1_000_000) }),
  z.object({
    line: z.literal('settled'),
    id: actId,
    outcome: z.enum(['accepted', 'conflict', 'refused']),
    seq: z.number().int().nonnegative(),
  }),
  z.object({ line: z.literal('durable'), through: z.number().int().positive() }),
  z.object({ line: z.literal('restored'), epoch: z.string().max(64) }),
]);
export type JournalLine = z.infer<typeof journalLine>;

export const journalAppend = z.object({ lines: z.array(journalLine).min(1).max(500) });

/**
 * Acts of colleagues that came by file or over the local network, proved by the shell. `number` counts from one anew at
 * each unlocking; `settled`: what the server is known to have said. `unreadable`: records of earlier days that do not open.
 */
export const peerActs = z.object({
  unreadable: z.number().int().nonnegative(),
  acts: z.array(
    z.object({
      number: z.number().int().positive(),
      from: identifier,
      takenAt: instant,
      settled: z.enum(['no', 'accepted', 'refused']),
      document: z.record(z.string(), z.unknown()),
      signature: z.string(),
      pass: exchangePass,
    }),
  ),
});
export type PeerActs = z.infer<typeof peerActs>;

/** What the desk worker learned: acts that the mirror holds, acts that the server refused, wards that this person lost. */
export const peerNote = z.object({
  serverHas: z
    .array(z.object({ id: actId, wardId: identifier }))
    .max(2000)
    .optional(),
  refused: z.array(actId).max(2000).optional(),
  lostWards: z.array(identifier).max(2000).optional(),
  /** From a backup: what it had before it may not have now. */
  serverRestored: z.boolean().optional(),
});
export type PeerNote = z.infer<typeof peerNote>;

/** Body of a 502 (from the way to the server), 401 and 507. `notAWardlightServer`: a captive portal, a redirect, another product. */
export const deskFailure = z.object({
  error: z.enum(['unreachable', 'notAWardlightServer', 'certificateNotTrusted', 'unauthenticated', 'diskFull']),
});

export const packList = z.object({
  packs: z.array(z.object({ id: z.string(), version: z.string(), bytes: z.number().int(), publicKey: z.string() })),
});
