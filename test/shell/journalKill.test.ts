import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actsInJournal, appendUntilKilled } from './appendUntilKilled.ts';

const ROUNDS = 6;

test('F41: a process killed while it appends loses no act that it answered for, round after round', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wardlight-kill-'));
  const path = join(folder, 'vault.ndjson');
  let answered = -1;
  for (let round = 0; round < ROUNDS; round += 1) {
    answered = await appendUntilKilled(path, answered + 1, 3 + round * 17);
    const { numbers, damaged } = await actsInJournal(path);
    expect(damaged).toBe(0);
    // The one under way may be there as well; none before it may be missing, doubled or out of order.
    expect(numbers.length).toBeGreaterThanOrEqual(answered + 1);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, number) => number));
    answered = numbers.length - 1;
  }
  await rm(folder, { recursive: true });
});
