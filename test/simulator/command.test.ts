import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const COMMAND = join(import.meta.dirname, 'command.ts');

function simulate(...words: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [COMMAND, ...words], { encoding: 'utf8' });
  return { status, stdout };
}

it('prints exactly the seeds and what failed, and says so by its exit code', () => {
  const good = simulate('--seeds', '2', '--seed', '7', '--json');
  expect([good.status, JSON.parse(good.stdout)]).toEqual([0, { seeds: 2, failed: [] }]);
  const bad = simulate('--seed', '3', '--break', 'rewritesAuthor', '--json');
  expect(bad.status).toBe(1);
  expect(JSON.parse(bad.stdout)).toEqual({
    seeds: 1,
    failed: [{ seed: 3, invariant: 'I3', trace: [expect.stringContaining('act'), expect.stringContaining('I3: ')] }],
  });
});

it('refuses what it does not understand', () => {
  expect(simulate('--seeds', 'many').status).toBe(2);
  expect(simulate('--break', 'everything').status).toBe(2);
});
