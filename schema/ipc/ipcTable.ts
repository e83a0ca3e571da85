import { z } from 'zod';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { exchangeFailure, exchangeTaken } from '../wire/exchange.ts';
import { rescueFailure, rescueReport } from '../wire/rescue.ts';
import { user } from '../wire/session.ts';
import { nearbyState } from './nearbyState.ts';
import { policy } from './policy.ts';

const lockState = z.enum(['notEnrolled', 'locked', 'unlocked']);
export type LockState = z.infer<typeof lockState>;

/** What went wrong, as a key of `text/` (`ipc.failure.<code>`), with the seconds to wait where there are some. */
const failureCode = z.enum([
  'wrongPassword',
  'wait',
  'serverUnreachable',
  'certificateNotTrusted',
  'notAWardlightServer',
  'protocolTooOld',
  'leaseExpired',
  'profileDamaged',
  'diskFull',
  'unsentActs',
  'notAllowed',
  'otherUser',
]);
const failure = z.object({
  ok: z.literal(false),
  code: failureCode,
  waitSeconds: z.number().optional(),
  unsent: z.number().int().optional(),
});
export type IpcFailure = z.infer<typeof failure>;

/** After unlocking: `capability` opens `/desk/*` to the desk worker until the lock; `vaultId` names its database. */
const unlocked = z.object({
  ok: z.literal(true),
  user,
  capability: z.string().min(32),
  vaultId: identifier,
  deviceId: identifier,
  leaseUntil: instant,
});

/** `neverVouchedFor`: the server has not yet vouched for the author's key; one sign-in does it. */
const rescueWriteFailure = z.enum(['nothingUnsent', 'neverVouchedFor', 'diskFull', 'folderRefused']);
const rescueTakeFailure = z.enum([...rescueFailure.options, 'unreachable', 'signInNeeded']);
export type RescueReason = z.infer<typeof rescueWriteFailure> | z.infer<typeof rescueTakeFailure>;

const exchangeWriteFailure = z.enum(['nothingToGive', 'neverVouchedFor', 'diskFull', 'folderRefused']);

/** An exchange with another workstation that took place; null: a file was written for whoever takes it. */
const meeting = z.object({
  by: z.enum(['file', 'network']),
  at: instant,
  deviceId: identifier.nullable(),
  name: z.string().nullable(),
  count: z.number().int().nonnegative(),
});
export type ExchangeMeeting = z.infer<typeof meeting>;

const nothing = z.object({});
const done = z.union([z.object({ ok: z.literal(true) }), failure]);

/** The whole of what a page may ask of the shell: channel, shapes, and the lock states in which it is answered. */
export const ipcTable = {
  'shell.describe': {
    request: nothing,
    response: z.object({
      version: z.string(),
      shell: z.enum(['electron', 'browser']),
      deviceId: identifier,
      policy,
      lockState,
      /** Who is enrolled here; shown on the unlock screen. */
      enrolled: z.object({ username: z.string(), displayName: z.string() }).nullable(),
      serverUrl: z.string().nullable(),
      deviceSecretStore: z.enum(['operatingSystem', 'fileOnly']),
      /** Only where `npm start` brought up a made-up hospital: an account of it, for the sign-in screen to name. */
      demoAccount: z.object({ username: z.string(), password: z.string() }).optional(),
    }),
    states: ['notEnrolled', 'locked', 'unlocked'],
  },
  /** First use, online: checks the password with the server, makes the data key, and wraps it. */
  'session.enrol': {
    request: z.object({
      serverUrl: z.url(),
      username: z.string().min(1).max(100),
      password: z.string().min(1).max(1000),
    }),
    response: z.union([unlocked, failure]),
    states: ['notEnrolled'],
  },
  /** Works without a network until the lease ends; renews the server session when there is one. */
  'session.unlock': {
    request: z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(1000) }),
    response: z.union([unlocked, failure]),
    states: ['locked'],
  },
  /** The person typed or moved the pointer (said at most every few seconds): without it the shell locks after the policy's idle minutes. */
  'session.active': { request: nothing, response: done, states: ['unlocked'] },
  'session.lock': { request: nothing, response: done, states: ['unlocked'] },
  /** Asks the server for a new token when the old one ended while the desk stayed open. */
  'session.renew': {
    request: z.object({ password: z.string().min(1).max(1000) }),
    response: done,
    states: ['unlocked'],
  },
  /** Forgets this workstation's enrolment and cache. Refused while something is unsent. */
  'session.leave': { request: nothing, response: done, states: ['locked', 'unlocked'] },
  /** Writes what is unsent or refused, sealed to the site's server, into a file of the folder for such files. */
  'rescue.write': {
    request: nothing,
    response: z.union([
      z.object({
        ok: z.literal(true),
        path: z.string(),
        count: z.number().int().positive(),
        /** Acts of the journal that do not open; they are not in the file. */
        unreadable: z.number().int().nonnegative(),
      }),
      z.object({ ok: z.literal(false), reason: rescueWriteFailure }),
      failure,
    ]),
    states: ['unlocked'],
  },
  /** Carries a rescue file of any workstation of the site to the server. */
  'rescue.take': {
    request: z.object({ file: z.string().max(40_000_000) }),
    response: z.union([
      z.object({ ok: z.literal(true), report: rescueReport }),
      z.object({ ok: z.literal(false), reason: rescueTakeFailure }),
      failure,
    ]),
    states: ['unlocked'],
  },
  /** Where the exchange with other workstations stands. `isReady`: the server has given keys for it at some sign-in. */
  'exchange.state': {
    request: nothing,
    response: z.union([
      z.object({
        ok: z.literal(true),
        isReady: z.boolean(),
        /** Acts that a file written now would hold. */
        toGive: z.number().int().nonnegative(),
        lastTaken: meeting.nullable(),
        lastGiven: meeting.nullable(),
      }),
      failure,
    ]),
    states: ['unlocked'],
  },
  /** Writes what colleagues of the same wards may need into a file, sealed ward by ward. */
  'exchange.write': {
    request: nothing,
    response: z.union([
      z.object({
        ok: z.literal(true),
        path: z.string(),
        count: z.number().int().positive(),
        /** Acts for which there was no room. */
        leftOut: z.number().int().nonnegative(),
      }),
      z.object({ ok: z.literal(false), reason: exchangeWriteFailure }),
      failure,
    ]),
    states: ['unlocked'],
  },
  /** Takes such a file of another workstation in. */
  'exchange.take': {
    request: z.object({ file: z.string().max(40_000_000) }),
    response: z.union([
      z.object({ ok: z.literal(true), taken: exchangeTaken }),
      z.object({ ok: z.literal(false), reason: exchangeFailure }),
      failure,
    ]),
    states: ['unlocked'],
  },
  /** What the exchange over the local network does; it says nothing of the server. */
  'exchange.nearby': {
    request: nothing,
    response: z.union([z.object({ ok: z.literal(true), nearby: nearbyState }), failure]),
    states: ['unlocked'],
  },
  'window.print': { request: z.object({ title: z.string().max(200) }), response: done, states: ['unlocked'] },
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType; states: readonly LockState[] }>;

export type IpcChannel = keyof typeof ipcTable;
export type IpcRequest<C extends IpcChannel> = z.infer<(typeof ipcTable)[C]['request']>;
export type IpcResponse<C extends IpcChannel> = z.infer<(typeof ipcTable)[C]['response']>;
