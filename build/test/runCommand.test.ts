import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from './runCommand.ts';
import { runStages } from './runStages.ts';
import { nothingThereYet, type Stage, type StageOutcome } from './stage.ts';

function outcome(differences: Partial<StageOutcome> = {}): StageOutcome {
  return { passed: 0, failed: 0, skipped: [], output: '', remarks: [], ...differences };
}

function stage(name: string, run: Stage['run'], phase = 1): Stage {
  return { name, title: name, phase, run };
}

const ignore = (): void => undefined;

describe('runCommand', () => {
  let printed: string[] = [];

  beforeEach(() => {
    printed = [];
    const collect = (line: string): void => void printed.push(...line.split('\n'));
    vi.spyOn(console, 'log').mockImplementation(collect);
    vi.spyOn(console, 'error').mockImplementation(collect);
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  const good = stage('good', async () => outcome({ passed: 3, output: 'quiet' }));
  const bad = stage('bad', async () => outcome({ passed: 1, failed: 2, output: 'what went wrong' }));
  const absent = stage('absent', async () => nothingThereYet('absent'));

  it('ends with the sum of all stages, and fails when one failed', async () => {
    expect(await runCommand('npm test', [good, bad, absent], [])).toBe(1);
    expect(printed.at(-1)).toBe('4 passed, 2 failed, 1 skipped');
    expect(printed).toContain('what went wrong');
    expect(printed).not.toContain('quiet');
  });

  it('does not count a stage without a subject as passed, and says why it was skipped', async () => {
    expect(await runCommand('npm test', [absent], [])).toBe(0);
    expect(printed.at(-1)).toBe('0 passed, 0 failed, 1 skipped');
    expect(printed).toContain('  absent: nothing there yet');
  });

  it('runs only what was asked for', async () => {
    expect(await runCommand('npm test', [good, bad], ['--only', 'good'])).toBe(0);
    expect(printed.at(-1)).toBe('3 passed, 0 failed, 0 skipped');
  });

  it('refuses a stage that it does not have, and words that it does not know', async () => {
    expect(await runCommand('npm test', [good], ['--only', 'goood'])).toBe(2);
    expect(await runCommand('npm test', [good], ['--olny', 'good'])).toBe(2);
    expect(printed.join('\n')).toContain('There are: good.');
  });
});

describe('runStages', () => {
  it('counts a stage that throws as failed, and still runs the others', async () => {
    const broken = stage('broken', async () => await Promise.reject(new Error('the reason')));
    const after = stage('after', async () => outcome({ passed: 1 }), 2);
    const finished = await runStages([broken, after], ignore, ignore);
    expect(finished.map((done) => [done.stage.name, done.outcome.failed, done.outcome.passed])).toEqual([
      ['broken', 1, 0],
      ['after', 0, 1],
    ]);
    expect(finished[0]?.outcome.output).toContain('the reason');
  });

  it('runs two at a time within a phase and ends the phase before the next', async () => {
    const log: string[] = [];
    let running = 0;
    const watch = (name: string, phase: number): Stage =>
      stage(
        name,
        async () => {
          running += 1;
          log.push(`${phase}:${running}`);
          await new Promise((resolve) => setTimeout(resolve, 5));
          running -= 1;
          return outcome({ passed: 1 });
        },
        phase,
      );
    await runStages([watch('d', 2), watch('a', 1), watch('b', 1), watch('c', 1)], ignore, ignore);
    expect(log[0]).toBe('1:1');
    expect(log[1]).toBe('1:2');
    expect(log.at(-1)).toBe('2:1');
    expect(log).not.toContain('1:3');
  });
});
