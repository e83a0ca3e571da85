import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { type ActivationParts, activatePack, type PackFile, rollBackPack } from './activatePack.ts';
import { webPackPlatform } from './webPackPlatform.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');

function packFile(version: string, change: Partial<KnowledgePack> = {}): PackFile {
  const pack: KnowledgePack = {
    format: 1,
    id: 'p',
    version,
    title: { en: 'P', fr: 'P' },
    effectiveDate: '2026-01-01',
    expiryDate: '2027-01-01',
    sources: [],
    substances: [],
    classes: [],
    products: [],
    conditionGroups: [],
    rules: [],
    coverage: [],
    ...change,
  };
  const compressed = gzipSync(JSON.stringify(pack));
  const header = {
    format: 'wardlight-pack-1',
    id: pack.id,
    version,
    sha256: createHash('sha256').update(compressed).digest('hex'),
    keyId: 'k',
    signature: sign(null, compressed, privateKey).toString('base64'),
  };
  return { bytes: Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), compressed]), publicKey };
}
const parts: ActivationParts = { platform: webPackPlatform(globalThis), runCases: () => [], today: '2026-11-21' };

describe('activation', () => {
  test('the first version is in use with none before it, the next one remembers it', async () => {
    const first = await activatePack(packFile('1'), {}, parts);
    expect(first.ok && first.value.state).toEqual({ p: { active: '1', previous: null } });
    const next = await activatePack(packFile('2'), first.ok ? first.value.state : {}, parts);
    expect(next.ok && next.value.state).toEqual({ p: { active: '2', previous: '1' } });
  });

  test('other packs stay as they are', async () => {
    const other = { active: '7', previous: null };
    const done = await activatePack(packFile('1'), { q: other }, parts);
    expect(done.ok && done.value.state['q']).toEqual(other);
  });

  test('F33, F45: a pack whose golden cases fail is not used, and says which', async () => {
    const failures = [{ name: 'case', detail: 'missing: interaction a+b' }];
    const done = await activatePack(
      packFile('2'),
      { p: { active: '1', previous: null } },
      { ...parts, runCases: () => failures },
    );
    expect(done).toEqual({ ok: false, error: { kind: 'goldenCasesFailed', failures } });
  });

  test.each([
    ['of another key', { ...packFile('2'), publicKey: Buffer.alloc(32).toString('base64') }, 'notOpened'],
    ['damaged', { ...packFile('2'), bytes: packFile('2').bytes.subarray(0, -1) }, 'notOpened'],
    ['spoilt by one rule that is none', packFile('2', { rules: JSON.parse('[{"family":"none"}]') as [] }), 'notOpened'],
    ['expired yesterday', packFile('2', { expiryDate: '2026-11-20' }), 'expired'],
    ['good from tomorrow on', packFile('2', { effectiveDate: '2026-11-22' }), 'notYetEffective'],
    ['in use already', packFile('1'), 'alreadyActive'],
  ])(
    'F33, F45: a pack that is %s is refused before its cases run, and the one in use stays',
    async (_name, file, kind) => {
      const inUse = { p: { active: '1', previous: null } };
      const never = () => {
        throw new Error('its cases must not run');
      };
      const done = await activatePack(file, inUse, { ...parts, runCases: never });
      expect(done).toMatchObject({ ok: false, error: { kind } });
      expect(inUse).toEqual({ p: { active: '1', previous: null } });
    },
  );

  test('a pack is good on its first day', async () => {
    expect(await activatePack(packFile('2', { effectiveDate: '2026-11-21' }), {}, parts)).toMatchObject({ ok: true });
  });

  test('a pack is good on its last day', async () => {
    expect(await activatePack(packFile('2', { expiryDate: '2026-11-21' }), {}, parts)).toMatchObject({ ok: true });
  });
});

describe('roll-back', () => {
  const state = { p: { active: '2', previous: '1' } };
  test('goes to the version before, and twice returns', async () => {
    const back = await rollBackPack('p', packFile('1'), state, parts);
    expect(back.ok && back.value.state).toEqual({ p: { active: '1', previous: '2' } });
    const again = await rollBackPack('p', packFile('2'), back.ok ? back.value.state : {}, parts);
    expect(again.ok && again.value.state).toEqual(state);
  });
  test('works for an edition that has expired: it is better than none', async () => {
    expect(await rollBackPack('p', packFile('1', { expiryDate: '2026-02-01' }), state, parts)).toMatchObject({
      ok: true,
    });
  });
  test.each([
    ['no version before', 'p', packFile('1'), { p: { active: '2', previous: null } }, 'noPrevious'],
    ['no such pack', 'q', packFile('1'), state, 'noPrevious'],
    ['no file of it any more', 'p', null, state, 'noPrevious'],
    ['a file of another version', 'p', packFile('3'), state, 'otherPack'],
  ])('%s is refused', async (_name, id, file, known, kind) => {
    expect(await rollBackPack(id, file, known, parts)).toMatchObject({ ok: false, error: { kind } });
  });
  test('runs the cases again: the engine may have changed since', async () => {
    const failures = [{ name: 'case', detail: 'missing' }];
    expect(await rollBackPack('p', packFile('1'), state, { ...parts, runCases: () => failures })).toMatchObject({
      ok: false,
      error: { kind: 'goldenCasesFailed' },
    });
  });
});
