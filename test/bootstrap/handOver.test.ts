import { expect, it } from 'vitest';
import { makeMiniature } from './miniatureRepository.ts';
import { runBootstrap, told } from './runBootstrap.ts';

const onWindows = process.platform === 'win32';

it('passes arguments and the exit code through', async () => {
  const run = await runBootstrap(makeMiniature(), ['review', '--', 'exit', '42']);
  expect(run.code).toBe(42);
  expect(told(run).words).toEqual(['exit', '42']);
});

it('keeps stdout for the command while it installs', async () => {
  const run = await runBootstrap(makeMiniature(), ['review', '--json']);
  expect(run.stderr).toContain('Installing packages');
  expect(run.stdout.trim().split('\n')).toHaveLength(1);
});

it.skipIf(onWindows)('dies as the command died', async () => {
  const run = await runBootstrap(makeMiniature(), ['review', 'die']);
  expect(run.signal).toBe('SIGKILL');
});

it.skipIf(onWindows)('hands a request to stop to the command and waits for its answer', async () => {
  const run = await runBootstrap(makeMiniature(), ['review', 'wait'], {
    onStart: (child) => child.stdout?.once('data', () => child.kill('SIGTERM')),
  });
  expect(run).toMatchObject({ code: 7, signal: null });
  expect(run.stdout).toContain('asked to stop');
});
