import { generateKeyPairSync, sign, createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerKnowledge } from '../../electron/desk/answerKnowledge.ts';
import { nodeDisk } from '../../electron/services/disk/nodeDisk.ts';
import { knowledgeFiles } from '../../electron/services/knowledge/knowledgeFiles.ts';
import { loadKnowledge } from '../../renderer/desk/knowledgeState.ts';
import type { KnowledgeState } from '../../renderer/desk/knowledgeState.ts';
import { pairCase } from '../../build/knowledge/cases/pairCase.ts';
import { createDeskShell } from '../../renderer/desk/shell/deskShell.ts';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { webPackPlatform } from '../../sync/pack/webPackPlatform.ts';

/** Whoever can write the folder of the packs must not take checks away without the screen saying so. */
const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardlight-knowledge-'));
  await writeFile(join(folder, 'publicKey.txt'), keyOf(ours));
  await writeFile(join(folder, 'one.wkp'), packFile('one', ours));
  await writeFile(join(folder, 'two.wkp'), packFile('two', ours));
});
afterEach(() => rm(folder, { recursive: true }));

async function opened(): Promise<KnowledgeState> {
  const files = await knowledgeFiles(nodeDisk, folder);
  const fetchFromShell: typeof fetch = (path) =>
    answerKnowledge(new URL(path instanceof Request ? path.url : path, 'http://127.0.0.1').pathname, files);
  return loadKnowledge(createDeskShell('capability', fetchFromShell), webPackPlatform(globalThis));
}

const idsOf = ({ packs }: KnowledgeState): readonly string[] => packs.map(({ id }) => id);

test('packs that we signed open, and nothing is wrong', async () => {
  const state = await opened();
  expect([idsOf(state), state.failure]).toEqual([['one', 'two'], null]);
});

test('F45: a pack that somebody else signed is left out and named', async () => {
  await writeFile(join(folder, 'two.wkp'), packFile('two', theirs));
  const state = await opened();
  expect(idsOf(state)).toEqual(['one']);
  expect(state.failure).not.toBeNull();
});

test('F45: a pack whose first line is damaged is missed too', async () => {
  const bytes = await readFile(join(folder, 'two.wkp'));
  bytes[0] = 0x58;
  await writeFile(join(folder, 'two.wkp'), bytes);
  const state = await opened();
  expect(idsOf(state)).toEqual(['one']);
  expect(state.failure).not.toBeNull();
});

test('a pack whose own golden case fails with this engine is left out and told', async () => {
  const [one, other] = ['warfarin', 'nothing'].map((id) => ({
    id,
    name: { en: id, fr: id },
    synonyms: [],
    rxNorm: [],
    atc: [],
    snomed: [],
  }));
  if (one === undefined || other === undefined) throw new Error('two drugs');
  const goldenCases = [pairCase(one, other, 'contraindicated')];
  await writeFile(join(folder, 'two.wkp'), packFile('two', ours, { goldenCases }));
  const state = await opened();
  expect(idsOf(state)).toEqual(['one']);
  expect(state.failure).not.toBeNull();
});

test('of a store of packs only what is in use is opened, and what it lacks is told', async () => {
  const put = (name: string, id: string, keys: typeof ours) => writeFile(join(folder, name), packFile(id, keys));
  const use = (state: unknown) => writeFile(join(folder, 'active.json'), JSON.stringify(state));
  await put('three@1.wkp', 'three', ours);
  await use({ three: { active: '1', previous: '0' } });
  const state = await opened();
  expect([idsOf(state), state.failure]).toEqual([['three'], null]);

  await use({ three: { active: '1', previous: null }, four: { active: '2', previous: null } });
  const lacking = await opened();
  expect(idsOf(lacking)).toEqual(['three']);
  expect(lacking.failure).not.toBeNull();

  await put('three@1.wkp', 'three', theirs);
  await writeFile(join(folder, 'three@1.publicKey.txt'), keyOf(theirs));
  await use({ three: { active: '1', previous: null } });
  expect(idsOf(await opened())).toEqual([]);

  await writeFile(join(folder, 'active.json'), '{');
  const unreadable = await opened();
  expect(idsOf(unreadable)).toEqual([]);
  expect(unreadable.failure).not.toBeNull();
});

test('without the key nothing opens', async () => {
  await rm(join(folder, 'publicKey.txt'));
  const state = await opened();
  expect(idsOf(state)).toEqual([]);
  expect(state.failure).not.toBeNull();
});

function keyOf({ publicKey }: typeof ours): string {
  return `${publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')}\n`;
}

function packFile(id: string, keys: typeof ours, change: Partial<KnowledgePack> = {}): Buffer {
  const words = { en: id, fr: id };
  const pack: KnowledgePack = {
    format: 1,
    id,
    version: '1',
    title: words,
    effectiveDate: '2026-01-01',
    expiryDate: '2027-01-01',
    sources: [{ id: 'label', title: 'Label', edition: '2025', licence: 'public' }],
    substances: [{ id: 'warfarin', name: words, synonyms: [], rxNorm: [], atc: [], snomed: [] }],
    classes: [],
    products: [],
    conditionGroups: [],
    coverage: [],
    rules: [],
    ...change,
  };
  const content = gzipSync(JSON.stringify(pack));
  const header = {
    format: 'wardlight-pack-1',
    id,
    version: '1',
    sha256: createHash('sha256').update(content).digest('hex'),
    keyId: 'test',
    signature: sign(null, content, keys.privateKey).toString('base64'),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), content]);
}
