import type { Result } from '../../../schema/result.ts';

/** A disk without room (or a quota without room) is a state of the world, not a defect: callers must say it. */
export type DiskFull = { readonly kind: 'diskFull' };

/** A file open for appending. Positions are kept by the disk; `size` is where the next append goes. */
export interface AppendFile {
  size(): number;
  /** Writes and waits until the bytes are on the disk. After `diskFull` the file is as long as it was before. */
  appendDurably(bytes: Uint8Array): Promise<Result<void, DiskFull>>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** What the services ask of a file system; everything is private to the user who runs the program (0600, 0700). */
export interface Disk {
  /** null: there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** The bytes from `from` to `to` in pieces; an open reading survives a `writeDurably` over the same path. */
  readInPieces(path: string, from: number, to: number): AsyncIterable<Uint8Array>;
  /** All or nothing, also when the power fails: temporary file, fsync, rename, fsync of the folder. */
  writeDurably(path: string, bytes: Uint8Array): Promise<Result<void, DiskFull>>;
  /** The same for what does not fit in memory. */
  writePiecesDurably(path: string, pieces: AsyncIterable<Uint8Array>): Promise<Result<void, DiskFull>>;
  openToAppend(path: string): Promise<AppendFile>;
  makeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Nothing happens when there is no such file. */
  remove(path: string): Promise<void>;
}
