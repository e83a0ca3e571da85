import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../electron/services/clock.ts';
import { nodeDisk } from '../../electron/services/disk/nodeDisk.ts';
import { openJournal } from '../../electron/services/journal/journal.ts';

const WRITER = fileURLToPath(new URL('appendForever.ts', import.meta.url));

/** Kills the writer without warning after so many answers, at whatever it is doing then; returns the last act it answered for. */
export function appendUntilKilled(path: string, first: number, answers: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, [WRITER, path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    writer.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.split('\n').length > answers) setTimeout(() => writer.kill('SIGKILL'), (answers * 13) % 7);
    });
    writer.once('exit', (_code, signal) => {
      const numbers = said.split('\n').slice(0, -1).map(Number);
      if (signal === 'SIGKILL') resolve(numbers.at(-1) ?? first - 1);
      else reject(new Error('the writer ended by itself'));
    });
  });
}

/** What a journal holds after a kill: the numbers of its acts in their order, and how many lines are damaged. */
export async function actsInJournal(
  path: string,
): Promise<{ readonly numbers: readonly number[]; readonly damaged: number }> {
  const journal = await openJournal({ disk: nodeDisk, path, clock: systemClock });
  const numbers: number[] = [];
  for await (const line of journal.read()) if (line.line === 'act') numbers.push(Number(line.id.slice(-12)));
  const { damaged } = journal.health();
  await journal.close();
  return { numbers, damaged };
}
