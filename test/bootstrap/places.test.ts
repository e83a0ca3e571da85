import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { giveTo, makeMiniature, type Miniature } from './miniatureRepository.ts';
import { runBootstrap, told, type BootstrapOptions } from './runBootstrap.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

async function expectItWorks(miniature: Miniature, options: BootstrapOptions = {}): Promise<void> {
  const first = await runBootstrap(miniature, ['review', 'a b', '--json'], options);
  expect(first).toMatchObject({ code: 0, signal: null });
  expect(first.stderr).toContain('Installing packages');
  const { words, node, by } = told(first);
  expect(words).toEqual(['a b', '--json']);
  expect(node).toMatch(/^24\./);
  expect(realpathSync(by)).toBe(realpathSync(miniature.node));
  const second = await runBootstrap(miniature, ['review'], options);
  expect(second).toMatchObject({ code: 0, stderr: 'building knowledge\n' });
}

describe('the bootstrap installs and hands over', () => {
  it('in a path with spaces and letters beyond ASCII', async () => {
    await expectItWorks(makeMiniature('Pharmacie de l’hôpital/ward 3 ünïts'));
  });

  it('in a home that only its owner may enter', async () => {
    const miniature = makeMiniature('home/someone/wardlight');
    chmodSync(dirname(dirname(miniature.root)), 0o700);
    await expectItWorks(miniature);
  });

  it.skipIf(!isRoot)('as an ordinary user without a home to write to', async ({ skip }) => {
    const miniature = makeMiniature();
    giveTo(miniature, NOBODY);
    const readable = await runBootstrap(miniature, ['--help'], { user: NOBODY, node: miniature.node });
    skip(readable.code !== 0, 'the temporary folder is closed to other users');
    await expectItWorks(miniature, { user: NOBODY, node: miniature.node, environment: { HOME: '/nonexistent' } });
  });

  it('from another working folder, which stays the command’s own', async () => {
    const miniature = makeMiniature();
    const elsewhere = join(miniature.root, '..', 'else where');
    mkdirSync(elsewhere);
    const run = await runBootstrap(miniature, ['review'], { folder: elsewhere });
    expect(realpathSync(told(run).folder)).toBe(realpathSync(elsewhere));
  });

  it('for npm, which starts it in the repository: in the folder where the user is', async () => {
    const miniature = makeMiniature();
    const elsewhere = join(miniature.root, '..', 'else where');
    mkdirSync(elsewhere);
    const run = await runBootstrap(miniature, ['review'], { environment: { INIT_CWD: elsewhere } });
    expect(realpathSync(told(run).folder)).toBe(realpathSync(elsewhere));
  });
});
