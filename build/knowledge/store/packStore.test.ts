import { execFile, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { KnowledgePack, Substance } from '../../../schema/knowledge/knowledgePack.ts';
import { pairCase } from '../cases/pairCase.ts';
import { publicKeyOf, writePack } from '../pack/writePack.ts';

const folder = mkdtempSync(join(tmpdir(), 'wardlight-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (...names: readonly string[]) => join(folder, ...names);
const command = join(import.meta.dirname, '..', 'command.ts');

function run(...argv: readonly string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...argv], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: stdout + stderr });
    });
  });
}

const substance = (id: string): Substance => ({
  id,
  name: { en: id, fr: id },
  synonyms: [],
  rxNorm: [],
  atc: [],
  snomed: [],
});
const [warfarin, miconazole] = [substance('warfarin'), substance('miconazole')];

/** A small pack, signed with a key of its own that lies beside it. */
function packOf(version: string, change: Partial<KnowledgePack> = {}): string {
  const own = mkdtempSync(join(folder, 'pack-'));
  const { privateKey } = generateKeyPairSync('ed25519');
  const pack: KnowledgePack = {
    format: 1,
    id: 'p',
    version,
    title: { en: 'P', fr: 'P' },
    effectiveDate: '2020-01-01',
    expiryDate: '2099-01-01',
    sources: [],
    substances: [warfarin, miconazole],
    classes: [],
    products: [],
    conditionGroups: [],
    rules: [],
    coverage: [],
    ...change,
  };
  const file = join(own, 'p.wkp');
  writeFileSync(file, writePack(pack, privateKey));
  writeFileSync(join(own, 'publicKey.txt'), publicKeyOf(privateKey));
  return file;
}
const stateOf = (store: string): unknown => JSON.parse(readFileSync(join(store, 'active.json'), 'utf8'));

describe('a store', () => {
  test('does not use a pack whose golden cases fail, nor one that begins later', { timeout: 60_000 }, async () => {
    const store = at('cases');
    expect(await run('activate', packOf('1'), '--store', store)).toMatchObject({ code: 0 });
    // It carries a case for a pair of which none of its rules speaks.
    const failing = packOf('2', { goldenCases: [pairCase(warfarin, miconazole, 'precaution')] });
    const [refused, early] = [
      await run('activate', failing, '--store', store),
      await run('activate', packOf('3', { effectiveDate: '2090-01-01' }), '--store', store),
    ];
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('warfarin + miconazole: missing: interaction warfarin+miconazole precaution');
    expect(early.text).toContain('It is good from 2090-01-01 on');
    expect(stateOf(store)).toEqual({ p: { active: '1', previous: null } });
    expect((await run('verify', failing)).code).toBe(1);
  });

  test('whose file was lost takes the same version again', { timeout: 60_000 }, async () => {
    const [store, first, second] = [at('lost'), packOf('1'), packOf('2')];
    await run('activate', first, '--store', store);
    await run('activate', second, '--store', store);
    truncateSync(join(store, 'p@2.wkp'), 100);
    const again = await run('activate', second, '--store', store);
    expect(again).toMatchObject({ code: 0 });
    expect(stateOf(store)).toEqual({ p: { active: '2', previous: '1' } });
    rmSync(join(store, 'p@1.wkp'));
    expect((await run('rollback', 'p', '--store', store)).text).toContain('The file of 1 is no longer in');
    expect((await run('rollback', 'q', '--store', store)).text).toContain('has no q in use, only p');
  });

  // A file is renamed to its place three times: the key, the pack, and what is in use.
  test.each([
    ['1', 'before'],
    ['1', 'after'],
    ['2', 'before'],
    ['2', 'after'],
    ['3', 'before'],
    ['3', 'after'],
  ])('is whole when the power fails at renaming %s, %s it', { timeout: 60_000 }, async (renaming, side) => {
    const [store, first, second] = [at(`power-${renaming}-${side}`), packOf('1'), packOf('2')];
    await run('activate', first, '--store', store);
    expect(await stoppedAt(renaming, side, 'activate', second, '--store', store)).toBe('SIGKILL');
    const active = renaming === '3' && side === 'after' ? '2' : '1';
    expect(stateOf(store)).toMatchObject({ p: { active } });
    const file = join(store, `p@${active}.wkp`);
    expect(await run('verify', file, '--key', join(store, `p@${active}.publicKey.txt`))).toMatchObject({ code: 0 });
    const again = await run('activate', second, '--store', store);
    expect(again.text).toContain(active === '2' ? 'in use already' : 'p 2 is in use');
    expect(stateOf(store)).toEqual({ p: { active: '2', previous: '1' } });
  });
});

/** Runs the command and ends it as a power cut would, at one renaming. Answers by which signal it ended. */
function stoppedAt(renaming: string, side: string, ...argv: readonly string[]): Promise<string | null> {
  const stop = at('stop.mjs');
  writeFileSync(
    stop,
    `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const [rename, end] = [fs.renameSync, () => process.kill(process.pid, 'SIGKILL')];
    let count = 0;
    fs.renameSync = (...paths) => {
      count += 1;
      if (count === ${renaming} && '${side}' === 'before') end();
      rename(...paths);
      if (count === ${renaming} && '${side}' === 'after') end();
    };
    syncBuiltinESMExports();`,
  );
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', stop, command, ...argv], { stdio: 'ignore' });
    child.once('exit', (_code, signal) => resolve(signal));
  });
}
