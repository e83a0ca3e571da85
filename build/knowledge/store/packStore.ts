import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Result } from '../../../schema/result.ts';
import type { PackFile, PacksInUse } from '../../../sync/pack/activatePack.ts';

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

const stateFile = z.record(z.string(), z.object({ active: z.string(), previous: z.string().nullable() }));

export function packStore(folder: string): PackStore {
  const statePath = join(folder, 'active.json');
  const pathOf = (id: string, version: string) =>
    join(folder, `${encodeURIComponent(id)}@${encodeURIComponent(version)}`);
  return {
    state() {
      if (!existsSync(statePath)) return { ok: true, value: {} };
      try {
        return { ok: true, value: stateFile.parse(JSON.parse(readFileSync(statePath, 'utf8'))) };
      } catch {
        return { ok: false, error: `${statePath} cannot be read: delete it to begin anew, the pack files stay` };
      }
    },
    read(id, version) {
      const [pack, key] = [`${pathOf(id, version)}.wkp`, `${pathOf(id, version)}.publicKey.txt`];
      if (!existsSync(pack) || !existsSync(key)) return null;
      return { bytes: readFileSync(pack), publicKey: readFileSync(key, 'utf8').trim() };
    },
    keep(id, version, { bytes, publicKey }) {
      writeDurably(folder, `${pathOf(id, version)}.publicKey.txt`, Buffer.from(`${publicKey}\n`));
      writeDurably(folder, `${pathOf(id, version)}.wkp`, bytes);
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
