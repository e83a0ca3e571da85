import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../schema/result.ts';
import type { PackFile } from '../../../sync/pack/activatePack.ts';
import { packFileName, type PacksInUse, packsInUse } from '../../../sync/pack/packsInUse.ts';
import { writeDurably } from './writeDurably.ts';

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
      writeDurably(keyPath(id, version), `${publicKey}\n`);
      writeDurably(packPath(id, version), bytes);
    },
    write(state) {
      writeDurably(statePath, `${JSON.stringify(state, null, 2)}\n`);
    },
  };
}
