import { z } from 'zod';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';
import { ward } from '../state/ward.ts';
import { exchangeKeys } from './exchange.ts';
import { authorCertificate, publicKey, siteKeys } from './rescue.ts';

/** Someone who signs in, and what he or she may follow. */
export const user = z.object({
  id: identifier,
  username: z.string().min(1).max(100),
  displayName: z.string().min(1).max(200),
  role: z.enum(['wardPharmacist', 'clinicPharmacist', 'pharmacistInChief']),
  siteId: identifier,
  wards: z.array(ward),
});
export type User = z.infer<typeof user>;

/** `POST /session` */
export const sessionRequest = z.object({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(1000),
  deviceId: identifier,
  protocol: z.number().int(),
  /** The author's own key on this device, for the server to vouch for. */
  authorKey: publicKey.optional(),
});
export type SessionRequest = z.infer<typeof sessionRequest>;

/** `leaseUntil`: until then the workstation may be unlocked without the server. */
export const sessionResponse = z.object({
  token: z.string().min(20).max(500),
  expiresAt: instant,
  leaseUntil: instant,
  user,
  siteKeys: siteKeys.optional(),
  /** There when the request brought an author's key. */
  certificate: authorCertificate.optional(),
  /** For the exchange with other workstations; there when the request brought an author's key. */
  exchange: exchangeKeys.optional(),
});
export type SessionResponse = z.infer<typeof sessionResponse>;
