import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk/disk.ts';
import { openJournal } from './journal.ts';
import type { Journal } from './journal.ts';

/** The journals of this profile, one for each vault; each is opened once and has one writer. */
export interface JournalShelf {
  of(vaultId: string): Promise<Journal>;
  /** Deletes the journal of a vault whose key is about to be destroyed; without the key nobody could read it. */
  forget(vaultId: string): Promise<void>;
  close(): Promise<void>;
}

export async function journalShelf(disk: Disk, folder: string, clock: Clock): Promise<JournalShelf> {
  await disk.makeFolder(folder);
  const open = new Map<string, Promise<Journal>>();
  const pathOf = (vaultId: string): string => join(folder, `${vaultId}.ndjson`);
  return {
    of(vaultId) {
      const known = open.get(vaultId) ?? openJournal({ disk, path: pathOf(vaultId), clock });
      open.set(vaultId, known);
      // What failed once (a folder that was away for a moment) is tried again at the next call.
      known.catch(() => open.delete(vaultId));
      return known;
    },
    async forget(vaultId) {
      const known = open.get(vaultId);
      open.delete(vaultId);
      if (known !== undefined) await (await known).close();
      await disk.remove(pathOf(vaultId));
    },
    async close() {
      const journals = await Promise.all(open.values());
      open.clear();
      await Promise.all(journals.map((journal) => journal.close()));
    },
  };
}
