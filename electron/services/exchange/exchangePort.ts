import type { Result } from '../../../schema/result.ts';
import type { ExchangeFailure, ExchangeTaken } from '../../../schema/wire/exchange.ts';

/**
 * What the local network needs of the exchange. Every text that comes out of here is sealed and safe to give to anybody;
 * every text that goes in may come from anybody. A meeting of two workstations takes three texts:
 *   A: greeting()  ->  B: answer(greeting) = what A lacks, and B's own greeting  ->  A: take(bundle), answer(bundle) =
 *   what B lacks, or null when B lacks nothing  ->  B: take(bundle). Stopping anywhere loses nothing.
 */
export interface ExchangePort {
  /** Says, sealed, what this workstation already has, with a fresh nonce and the time; null while locked or without keys. */
  greeting(): Promise<string | null>;
  /**
   * Answers a peer's greeting, or the bundle with which a peer answered ours. null: not written by a workstation of our
   * site and wards, stale, seen before, ourselves, we are locked, or (after a bundle only) the peer lacks nothing; the
   * caller then says nothing.
   */
  answer(greetingOrBundle: string): Promise<string | null>;
  /** Takes the acts of a bundle in; they are on the disk when this answers. The same bundle twice does no harm. */
  take(bundle: string): Promise<Result<ExchangeTaken, ExchangeFailure>>;
  /**
   * What the server does not have yet, for a workstation that is locked: it keeps the text closed and takes it when somebody
   * unlocks it, when we may be locked in our turn. null: locked, without keys, or the server has everything.
   */
  letter(): Promise<string | null>;
  /** Called when acts were written or taken that peers may lack: the network calls on them again. Returns the unsubscribe. */
  onNews(listener: () => void): () => void;
}
