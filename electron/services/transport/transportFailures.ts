import { codeOf } from '../codeOf.ts';
import type { TransportFailure } from './transport.ts';

/** OpenSSL's and Node's words for a certificate that does not hold. */
const CERTIFICATE_CODES: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CERT_CHAIN_TOO_LONG',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

export function failureOf(error: unknown, signal: AbortSignal): TransportFailure {
  if (signal.aborted) return { kind: 'aborted' };
  if (CERTIFICATE_CODES.has(codeOf(error))) return { kind: 'certificateNotTrusted' };
  // Not HTTP at all (`HPE_...` from the parser), or not TLS: something else listens there.
  if (/^(HPE_|ERR_SSL_|EPROTO$)/.test(codeOf(error))) return { kind: 'notAWardlightServer' };
  return { kind: 'unreachable' };
}
