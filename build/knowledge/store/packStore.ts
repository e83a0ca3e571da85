import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../schema/result.ts';
import type { PackFile } from '../../../sync/pack/activatePack.ts';
import { packFileName, type PacksInUse, packsInUse } from '../../../sync/pack/packsInUse.ts';

/**
 * A folder of pack files with `active.json`, which says which version of each is in use and which was before it. A pack file is
 * written before the state that names it, and the state is renamed into place: a stop at any moment leaves a state whose files are
 * there.
 */
export type PackStore = {
  readonly state: () => Result<PacksInUse, string>;
  /** null: the store has no such file. */
  readonly read: (id: string, version: string) => PackFile | null;
  readonly keep: (id: string, version: string, file: PackFile) => void;
  readonly write: (state: PacksInUse) => void;
};

export function packStore(folder: string): PackStore {
  const statePath = join(folder, 'active.json');
  const packPath = (id: string, version: string) => join(folder, packFileName(id, version));
  const keyPath = (id: string, version: string) => packPath(id, version).replace(/\.wkp$/, '.publicKey.txt');
  return {
    state() {
      if (!existsSync(statePath)) return { ok: true, value: {} };
      try {
        return { ok: true, value: packsInUse.parse(JSON.parse(readFileSync(statePath, 'utf8'))) };
      } catch {
        return { ok: false, error: `${statePath} cannot be read: delete it to begin anew, the pack files stay` };
      }
    },
    read(id, version) {
      const [pack, key] = [packPath(id, version), keyPath(id, version)];
      if (!existsSync(pack) || !existsSync(key)) return null;
      return { bytes: readFileSync(pack), publicKey: readFileSync(key, 'utf8').trim() };
    },
    keep(id, version, { bytes, publicKey }) {
      writeDurably(folder, keyPath(id, version), Buffer.from(`${publicKey}\n`));
      writeDurably(folder, packPath(id, version), bytes);
    },
    write(state) {
      writeDurably(folder, statePath, Buffer.from(`${JSON.stringify(state, null, 2)}\n`));
    },
  };
}

/** On the disk before it has its name. */
function writeDurably(folder: string, path: string, bytes: Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  const part = `${path}.part`;
  const handle = openSync(part, 'w');
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, path);
}
