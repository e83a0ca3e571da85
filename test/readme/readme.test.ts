import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../..');
const readme = await readFile(join(repository, 'README.md'), 'utf8');
const { scripts } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const MINUTES_MS = 60_000;

/** Runs a command of the page as a reader would, by the same script that npm calls. */
async function run(words: string): Promise<string> {
  const [, script = '', rest = ''] = /^npm (?:run )?([\w:-]+)(?: -- (.*))?$/.exec(words) ?? [];
  const [program, ...given] = (scripts[script] ?? '').split(' ');
  expect(program, `package.json has a script for: ${words}`).toBe('node');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...given, ...rest.split(' ').filter((word) => word !== '')],
    { cwd: repository },
  );
  return stdout;
}

const blocks = [...readme.matchAll(/^```\n(npm [^\n]+)\n```$/gm)].map(([, command = '']) => command);
const listed = [...readme.matchAll(/^\| `(npm [^`]+)` \|/gm)].map(([, command = '']) => command);

describe('the README', () => {
  test('shows the two commands of a newcomer first', () => {
    expect(blocks.slice(0, 2)).toEqual(['npm start', 'npm test']);
  });
  test('has an example of a review that says what the page promises', { timeout: 2 * MINUTES_MS }, async () => {
    const example = blocks.find((command) => command.includes('review')) ?? '';
    const said = await run(example);
    expect(said).toMatch(/Contraindicated \| Danger\].*potassium.*6\.1/i);
    expect(said).toMatch(/Not assessed: .*allergies/);
    expect(said).toMatch(/Clear: .*Duplicate therapy/);
    const forPrograms = JSON.parse(await run(`${example} --json`)) as { id: string; findings: { severity: string }[] };
    expect(forPrograms.id).toBe('example');
    expect(forPrograms.findings.map(({ severity }) => severity)).toContain('contraindicated');
  });
  test.each(listed)('%s explains itself', { timeout: 2 * MINUTES_MS }, async (command) => {
    expect((await run(`${command} -- --help`)).length).toBeGreaterThan(80);
  });
  test('shows pictures and points to folders that are there', async () => {
    const targets = [...readme.matchAll(/\]\((docs\/[^)]+)\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(2);
    for (const target of targets)
      await expect(promisify(execFile)('ls', [join(repository, target)])).resolves.toBeDefined();
  });
});
