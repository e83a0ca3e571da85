import type { PushItem } from '../../../schema/wire/push.ts';
import type { Journal, Settlement, StorageFailure } from '../../../sync/client/ports.ts';
import type { DeskShell, ShellFailure } from './deskShell.ts';
import type { JournalSeal } from './journalSeal.ts';

const LINES_A_REQUEST = 200;

/** The shell's journal, sealed on the way in and opened on the way out. */
export function createDeskJournal(shell: DeskShell, seal: JournalSeal): Journal {
  return {
    readAll: async () => {
      const read = await shell.readJournal();
      if (!read.ok) return { ok: false, error: storageFailure(read.error) };
      const acts: PushItem[] = [];
      const settled: Settlement[] = [];
      let unreadable = read.value.torn;
      for (const line of read.value.lines) {
        if (line.line === 'settled') settled.push(line);
        else if (line.line === 'restored') settled.length = 0;
        else if (line.line === 'act') {
          const opened = await seal.open(line.id, line.sealed);
          if (opened.ok) acts.push(opened.value);
          else unreadable += 1;
        }
      }
      return { ok: true, value: { acts, settled, unreadable } };
    },
    append: async (acts) => {
      for (let from = 0; from < acts.length; from += LINES_A_REQUEST) {
        const part = acts.slice(from, from + LINES_A_REQUEST);
        const lines = await Promise.all(
          part.map(async (item) => ({ line: 'act' as const, id: item.document.id, sealed: await seal.seal(item) })),
        );
        const appended = await shell.appendJournal(lines);
        if (!appended.ok) return { ok: false, error: storageFailure(appended.error) };
      }
      return { ok: true, value: null };
    },
    settle: async (settlements) => {
      if (settlements.length === 0) return { ok: true, value: null };
      const appended = await shell.appendJournal(settlements);
      return appended.ok ? appended : { ok: false, error: storageFailure(appended.error) };
    },
    note: async (mark) => {
      const appended = await shell.appendJournal([mark]);
      return appended.ok ? appended : { ok: false, error: storageFailure(appended.error) };
    },
  };
}

function storageFailure(failure: ShellFailure): StorageFailure {
  return { kind: failure.kind === 'diskFull' ? 'full' : 'unavailable' };
}
