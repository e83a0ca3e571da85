import type { Result } from '../../../schema/result.ts';

/** Why there is no answer of a Wardlight server. */
export type TransportFailure = {
  readonly kind: 'unreachable' | 'certificateNotTrusted' | 'notAWardlightServer' | 'insecureAddress' | 'aborted';
};

export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array> | null;
  /** Media types that an answer may have; anything else comes from something else (a captive portal, a proxy). */
  readonly accepts: readonly string[];
  /** How the body of the answer may be packed, besides not at all; gzip when nothing is said. */
  readonly encodings?: readonly ('br' | 'gzip')[];
  readonly signal: AbortSignal;
}

/** Its body must be read, or left in the middle of a loop, or the connection stays busy. The body exactly as the server sent it, still compressed where `content-encoding` says so. */
export interface TransportAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

export type Transport = (request: TransportRequest) => Promise<Result<TransportAnswer, TransportFailure>>;
