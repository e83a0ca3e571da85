import { nodeDisk } from '../../electron/services/disk/nodeDisk.ts';
import { systemClock } from '../../electron/services/clock.ts';
import { openJournal } from '../../electron/services/journal/journal.ts';

// Appends acts until it is killed, and says each one after the journal answered: what was said must be there afterwards.
const [path = '', first = '0'] = process.argv.slice(2);
const journal = await openJournal({ disk: nodeDisk, path, clock: systemClock });
for (let number = Number(first); ; number += 1) {
  const id = `01890a5d-ac96-774b-bcce-${String(number).padStart(12, '0')}`;
  const appended = await journal.append([{ line: 'act', id, sealed: 'x'.repeat(1 + ((number * 7919) % 9000)) }]);
  if (!appended.ok) process.exit(3);
  process.stdout.write(`${number}\n`);
}
