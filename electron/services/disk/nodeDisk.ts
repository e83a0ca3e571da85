import { constants, createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Result } from '../../../schema/result.ts';
import { codeOf } from '../codeOf.ts';
import type { AppendFile, Disk, DiskFull } from './disk.ts';

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The machine's own file system. */
export const nodeDisk: Disk = {
  async read(path) {
    try {
      return await readFile(path);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  },
  readInPieces: (path, from, to) => (to <= from ? nothing() : createReadStream(path, { start: from, end: to - 1 })),
  writeDurably: (path, bytes) => nodeDisk.writePiecesDurably(path, once(bytes)),
  async writePiecesDurably(path, pieces) {
    const temporary = `${path}.new`;
    try {
      const file = await open(temporary, 'w', FILE_MODE);
      try {
        let written = 0;
        for await (const piece of pieces) {
          await writeWhole(file, piece, written);
          written += piece.length;
        }
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      await syncFolder(dirname(path));
      return { ok: true, value: undefined };
    } catch (error) {
      await rm(temporary, { force: true });
      return fullOrThrow(error);
    }
  },
  async openToAppend(path) {
    // Not 'a': on Windows a file opened for appending cannot be cut back. There is one writer, so the end is known.
    const file = await open(path, constants.O_RDWR | constants.O_CREAT, FILE_MODE);
    await syncFolder(dirname(path));
    return appendFile(file, (await file.stat()).size);
  },
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: FOLDER_MODE });
  },
  async rename(from, to) {
    await rename(from, to);
    await syncFolder(dirname(to));
  },
  async remove(path) {
    await rm(path, { force: true });
  },
};

function appendFile(file: FileHandle, sizeAtOpening: number): AppendFile {
  let size = sizeAtOpening;
  let tailIsUnsound = false;
  const truncate = async (length: number): Promise<void> => {
    await file.truncate(length);
    await file.sync();
    size = length;
    tailIsUnsound = false;
  };
  return {
    size: () => size,
    async appendDurably(bytes) {
      // An earlier cleaning up failed: nothing may be appended behind half a line.
      if (tailIsUnsound) await truncate(size);
      try {
        await writeWhole(file, bytes, size);
        await file.sync();
        size += bytes.length;
        return { ok: true, value: undefined };
      } catch (error) {
        tailIsUnsound = true;
        await truncate(size);
        return fullOrThrow(error);
      }
    },
    truncate,
    close: () => file.close(),
  };
}

/** A single write may take only a part of the bytes (a disk that fills up does that before it fails). */
async function writeWhole(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

/** Without this a rename can be lost with the power although the file itself was synced. Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function fullOrThrow(error: unknown): Result<never, DiskFull> {
  if (FULL.has(codeOf(error))) return { ok: false, error: { kind: 'diskFull' } };
  throw error;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
