/** How far a peer's load or push is; the page changes it, the benchmark looks at it. */
export interface PeerState {
  documents: number;
  /** Until now, or until it was done. */
  milliseconds: number;
  isDone: boolean;
  /** Requests that failed and were tried again. */
  failures: number;
  /** What cannot be tried again. */
  error: string | null;
}

/** A workstation of a peer, in the page: what RxDB and PouchDB both have to do. */
export interface PeerInPage {
  /** Begins to load everything into a database of this name. */
  load(name: string, url: string): void;
  /** Opens a database that is loaded, and follows the server; resolves when it has caught up. */
  follow(name: string, url: string): Promise<void>;
  /** Notes when this document shows this observation, by `seen`. */
  watch(id: string): Promise<void>;
  readonly seen: Record<string, number>;
  /** Writes so many documents into a database of this name. */
  write(name: string, documents: readonly (object & { readonly id: string })[]): Promise<void>;
  /** Begins to send them. */
  push(name: string, url: string): void;
  readonly states: Record<string, PeerState>;
}
