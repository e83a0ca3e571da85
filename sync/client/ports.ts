import type { FeedName } from '../../schema/chart/chart.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Checkpoint } from '../../schema/wire/checkpoint.ts';
import type { JournalLine } from '../../schema/ipc/deskPaths.ts';
import type { PushItem } from '../../schema/wire/push.ts';
import type { ScopeDigest } from '../../schema/wire/pull.ts';
import type { Result } from '../../schema/result.ts';
import type { DocumentType, MirrorDocument, MirrorItem } from './mirrorItem.ts';
import type { OutboxEntry } from './outboxEntry.ts';

/** What came back over the wire, unread. `timeout`: no answer in the time allowed. */
export type RawAnswer =
  | { readonly kind: 'unreachable' | 'timeout' }
  | {
      readonly kind: 'http';
      readonly status: number;
      readonly contentType: string;
      /** Value of `Retry-After` in seconds; null when absent or a date. */
      readonly retryAfterSeconds: number | null;
      readonly body: string;
    };

/** The bulk answer: its head at once, its lines as they come. Iterating throws when the connection breaks. */
export type RawStream =
  | Exclude<RawAnswer, { kind: 'http' }>
  | (Extract<RawAnswer, { kind: 'http' }> & { readonly lines: AsyncIterable<string> | null });

/** The way to the server. Bodies are JSON text, paths are fixed by the method; nothing here judges an answer. */
export interface Transport {
  status(): Promise<RawAnswer>;
  pull(body: string): Promise<RawAnswer>;
  push(body: string): Promise<RawAnswer>;
  /** `application/x-ndjson`; `lines` is null unless the status is 200. Ending the iteration early closes the connection. */
  bulk(body: string): Promise<RawStream>;
  /** Server-sent events: each `data:` as text; `ended` once when it breaks. The function returned closes it. */
  stream(
    wardIds: readonly string[],
    on: { readonly message: (data: string) => void; readonly ended: () => void },
  ): () => void;
}

/**
 * `full`: no room; `unresponsive`: no answer within 5 s; `corrupt`: something stored did not open or failed its seal;
 * `newer`: written by a later version of the program, and left alone; `unavailable`: the store cannot be used at all.
 */
export interface StorageFailure {
  readonly kind: 'full' | 'unresponsive' | 'corrupt' | 'newer' | 'unavailable';
}
export type Stored<T> = Promise<Result<T, StorageFailure>>;

export type FeedsAsOf = Readonly<Partial<Record<FeedName, Instant | null>>>;

/** How far a first load has come: the own wards first, the others after them, each with its own way through the feed. */
export interface FirstLoad {
  /** Wards read to their end; what changed in them since is still to come. */
  readonly loaded: readonly string[];
  /** Wards being read, up to the position's checkpoint. Empty: all are loaded, and the rest is read for all of them together. */
  readonly reading: readonly string[];
  /** The lowest number at which the reading of a loaded ward ended; null: none has. */
  readonly loadedTo: Checkpoint | null;
}

/** Where the mirror stands. Rows of an older `generation` stay readable until a pull from zero is complete and verified. */
export interface MirrorPosition {
  /** The wards followed, sorted and joined: another set is another replication. */
  readonly scopeKey: string;
  /** Protocol version under which the rows were checked. Another one: they are pulled anew, being a cache. */
  readonly protocol: number;
  readonly epoch: string;
  readonly generation: number;
  readonly checkpoint: Checkpoint;
  /** This generation once reached the end and was verified; what comes now are changes, not the first load. */
  readonly complete: boolean;
  /** Only while it is not complete: ward by ward, so that a kill costs a page and not a ward. */
  readonly firstLoad?: FirstLoad | null;
  /** What the last page said of the site's feeds: an offline restart must still know how old its data are. */
  readonly feedsAsOf: FeedsAsOf;
  /** The server's time when the mirror was last complete; null: never. */
  readonly asOf: Instant | null;
}

/** The pull-only copy of the server's documents. */
export interface MirrorStore {
  /** null: nothing stored yet. */
  readPosition(): Stored<MirrorPosition | null>;
  /** Stores the position alone: a new generation, or its completion. */
  writePosition(position: MirrorPosition): Stored<null>;
  /**
   * Stores a page under `position.generation` and then the position, never the other way round: a crash in between repeats
   * the page, and repeating is harmless. All or nothing is not promised; `ok` means that everything is stored.
   */
  apply(items: readonly MirrorItem[], position: MirrorPosition): Stored<null>;
  /** Count and xor over the documents of this generation. */
  digest(generation: number): Stored<ScopeDigest>;
  /** Removes the rows of other generations; answers what left. */
  sweepGenerations(keep: number): Stored<readonly { readonly type: DocumentType; readonly id: string }[]>;
  /** Removes the rows of all other wards, whatever their generation; answers what left. */
  sweepWards(keep: ReadonlySet<string>): Stored<readonly { readonly type: DocumentType; readonly id: string }[]>;
  /** The sequence number under which a document of this generation is held; null: not held. Answered from memory. */
  seqOf(type: DocumentType, id: string): number | null;
  /** Documents held that this version cannot read. Answered from memory. */
  unreadableCount(): number;
  /** Everything, page by page: charts first. For the directory at start. */
  readAll(onPage: (documents: readonly MirrorDocument[]) => void | Promise<void>): Stored<null>;
  /** Empties the mirror and its position. */
  reset(): Stored<null>;
}

export interface OutboxStore {
  readAll(): Stored<readonly OutboxEntry[]>;
  /** Inserts or replaces by the item's id. `ok` only when it is on the disk. */
  put(entries: readonly OutboxEntry[]): Stored<null>;
  /** Only for entries that the server has long accepted. */
  remove(ids: readonly string[]): Stored<null>;
}

/** A line that says how the server answered an act. */
export type Settlement = Extract<JournalLine, { line: 'settled' }>;

/** A line about all acts: `durable` lets those go that a backup holds, `restored` voids what was settled before. */
export type JournalMark = Extract<JournalLine, { line: 'durable' | 'restored' }>;

/** The shell's append-only journal, sealed and opened by whoever composes. */
export interface Journal {
  /** `unreadable` counts records that did not open: they are kept by the shell and reported. */
  readAll(): Stored<{
    readonly acts: readonly PushItem[];
    readonly settled: readonly Settlement[];
    readonly unreadable: number;
  }>;
  append(acts: readonly PushItem[]): Stored<null>;
  settle(settlements: readonly Settlement[]): Stored<null>;
  /** What the server's backups hold, and that it was restored from one. A journal without this keeps everything for ever. */
  note?(mark: JournalMark): Stored<null>;
}

export interface Timer {
  /** The workstation's wall clock, milliseconds since 1970. It may jump. */
  wallMs(): number;
  /** Never goes back; its zero means nothing. */
  monotonicMs(): number;
  /** Calls once after so many milliseconds; the function returned cancels. */
  after(milliseconds: number, call: () => void): () => void;
}

/** Uniform in [0, 1). */
export type Random = () => number;
