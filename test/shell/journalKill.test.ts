import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { systemClock } from '../../electron/services/clock.ts';
import { nodeDisk } from '../../electron/services/disk/nodeDisk.ts';
import { openJournal } from '../../electron/services/journal/journal.ts';

const WRITER = fileURLToPath(new URL('appendForever.ts', import.meta.url));
const ROUNDS = 6;

test('F41: a process killed while it appends loses no act that it answered for, round after round', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wardlight-kill-'));
  const path = join(folder, 'vault.ndjson');
  let answered = -1;
  for (let round = 0; round < ROUNDS; round += 1) {
    answered = await appendUntilKilled(path, answered + 1, 3 + round * 17);
    const journal = await openJournal({ disk: nodeDisk, path, clock: systemClock });
    const numbers: number[] = [];
    for await (const line of journal.read()) if (line.line === 'act') numbers.push(Number(line.id.slice(-12)));
    expect(journal.health().damaged).toBe(0);
    await journal.close();
    // The one under way may be there as well; none before it may be missing, doubled or out of order.
    expect(numbers.length).toBeGreaterThanOrEqual(answered + 1);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, number) => number));
    answered = numbers.length - 1;
  }
  await rm(folder, { recursive: true });
});

/** Kills the writer without warning after so many answers, at whatever it is doing then; returns the last act it answered for. */
function appendUntilKilled(path: string, first: number, answers: number): Promise<number> {
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
