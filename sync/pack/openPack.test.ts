import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { openPack } from './openPack.ts';
import { packContent } from './packContent.ts';
import { PACK_SHAPE } from './packShape.ts';
import type { PackPlatform } from './packPlatform.ts';
import { webPackPlatform } from './webPackPlatform.ts';

const keys = generateKeyPairSync('ed25519');
const rawKey = (key: typeof keys.publicKey) =>
  key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
const publicKey = rawKey(keys.publicKey);

const nodePlatform: PackPlatform = {
  verify: (raw, signature, bytes) => {
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
    return Promise.resolve(
      raw.length === 32 && verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature),
    );
  },
  sha256: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest()),
  gunzip: (bytes, maxOutputLength) => {
    try {
      return Promise.resolve({ ok: true, value: gunzipSync(bytes, { maxOutputLength }) });
    } catch (error) {
      return Promise.resolve({ ok: false, error: error instanceof RangeError ? 'tooLarge' : 'unreadable' });
    }
  },
};
const platforms: readonly (readonly [string, PackPlatform])[] = [
  ['Node', nodePlatform],
  ['the web', webPackPlatform(globalThis)],
];

const text = (word: string) => ({ en: word, fr: word });
const pack: KnowledgePack = {
  format: 1,
  id: 'small',
  version: '1',
  title: text('Small'),
  effectiveDate: '2026-01-01',
  expiryDate: '2027-01-01',
  sources: [{ id: 'label', title: 'Label', edition: '2025', licence: 'public' }],
  substances: ['warfarin', 'ibuprofen'].map((id) => ({
    id,
    name: text(id),
    synonyms: [],
    rxNorm: [],
    atc: [],
    snomed: [],
  })),
  classes: [{ id: 'nsaids', name: text('NSAIDs'), members: ['ibuprofen'] }],
  products: [],
  conditionGroups: [],
  coverage: [{ family: 'interaction', substances: ['warfarin'] }],
  rules: [
    {
      family: 'interaction',
      id: 'one',
      a: { substance: 'warfarin' },
      b: { class: 'nsaids' },
      levels: [{ severity: 'precaution' }],
      hazard: text('Bleeding'),
      actions: [text('Avoid')],
      evidenceLevel: 'established',
      citations: [{ sourceId: 'label', text: 'section 7' }],
      modifiers: [],
      monitor: [],
    },
  ],
};
const [rule] = pack.rules;
if (rule?.family !== 'interaction') throw new Error('the fixture has one interaction');

function packFile(
  content: unknown,
  changes: { headerId?: string; key?: typeof keys.privateKey; bytes?: Uint8Array } = {},
): Uint8Array {
  const compressed = changes.bytes ?? gzipSync(typeof content === 'string' ? content : JSON.stringify(content));
  const header = {
    format: 'wardlight-pack-1',
    id: changes.headerId ?? 'small',
    version: '1',
    sha256: createHash('sha256').update(compressed).digest('hex'),
    keyId: 'test',
    signature: sign(null, compressed, changes.key ?? keys.privateKey).toString('base64'),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), compressed]);
}

describe.each(platforms)('opening a pack on %s', (_name, platform) => {
  const open = (bytes: Uint8Array, key = publicKey) => openPack(bytes, key, platform);

  test('a sound pack opens, byte for byte what was signed', async () => {
    expect(await open(packFile(pack))).toEqual({ ok: true, value: pack });
  });

  test('a packed one opens to the same, and says where it is not packed as packs are', async () => {
    const packed = packContent(pack);
    expect(await open(packFile(packed))).toEqual({ ok: true, value: pack });
    expect(await open(packFile({ ...packed, rules: { ...packed.rules, shapeOf: [0, 0] } }))).toMatchObject({
      ok: false,
      error: { kind: 'contentInvalid', place: 'rules' },
    });
  });

  test('a changed byte of the content is noticed', async () => {
    const bytes = Uint8Array.from(packFile(pack));
    bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1;
    expect(await open(bytes)).toMatchObject({ ok: false, error: { kind: 'hashMismatch' } });
  });

  test('a truncated file is noticed', async () => {
    expect(await open(packFile(pack).subarray(0, -20))).toMatchObject({ ok: false, error: { kind: 'hashMismatch' } });
    expect(await open(packFile(pack).subarray(0, 40))).toMatchObject({ ok: false, error: { kind: 'headerMissing' } });
    expect(await open(new Uint8Array())).toMatchObject({ ok: false, error: { kind: 'headerMissing' } });
  });

  test('another content with a correct hash and the signature of another key is refused', async () => {
    const stranger = generateKeyPairSync('ed25519');
    expect(await open(packFile(pack, { key: stranger.privateKey }))).toMatchObject({
      ok: false,
      error: { kind: 'signatureInvalid' },
    });
    expect(await open(packFile(pack), rawKey(stranger.publicKey))).toMatchObject({
      ok: false,
      error: { kind: 'signatureInvalid' },
    });
    expect(await open(packFile(pack), 'no key at all')).toMatchObject({
      ok: false,
      error: { kind: 'signatureInvalid' },
    });
  });

  test('a web page in place of a pack is refused', async () => {
    expect(await open(Buffer.from('<!doctype html>\n<html></html>'))).toMatchObject({
      ok: false,
      error: { kind: 'headerUnreadable' },
    });
  });

  test('a small file that unpacks to more than the limit is stopped', async () => {
    const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await open(packFile(null, { bytes: bomb }))).toMatchObject({ ok: false, error: { kind: 'tooLarge' } });
  });

  test('signed bytes that are no gzip stream, no JSON or no pack say so', async () => {
    expect(await open(packFile(null, { bytes: Buffer.from('plain') }))).toMatchObject({
      ok: false,
      error: { kind: 'contentUnreadable' },
    });
    expect(await open(packFile('{'))).toMatchObject({
      ok: false,
      error: { kind: 'contentUnreadable', detail: 'not JSON' },
    });
    expect(await open(packFile({ ...pack, rules: [{ ...rule, levels: [] }] }))).toMatchObject({
      ok: false,
      error: { kind: 'contentInvalid', place: 'rules.0.levels' },
    });
  });

  test('a header that names another pack is refused', async () => {
    expect(await open(packFile(pack, { headerId: 'other' }))).toMatchObject({
      ok: false,
      error: { kind: 'headerDisagrees', place: 'id' },
    });
  });
});

describe('references inside a pack', () => {
  const faultsOf = async (content: KnowledgePack) => {
    const opened = await openPack(packFile(content), publicKey, nodePlatform);
    return opened.ok || opened.error.kind !== 'referenceBroken' ? [] : opened.error.faults.map((fault) => fault.kind);
  };
  const renal = {
    ...rule,
    family: 'renal' as const,
    id: 'two',
    drug: { substance: 'warfarin' },
    estimate: 'ckdEpi' as const,
    maximumAgeHours: 24,
  };

  test.each([
    ['an unknown substance', { rules: [{ ...rule, a: { substance: 'nothing' } }] }, 'unknownSubstance'],
    ['an unknown class', { rules: [{ ...rule, b: { class: 'nothing' } }] }, 'unknownClass'],
    ['an empty class', { classes: [{ id: 'nsaids', name: text('NSAIDs'), members: [] }] }, 'emptyClass'],
    [
      'a member that is no substance',
      { classes: [{ id: 'nsaids', name: text('NSAIDs'), members: ['nothing'] }] },
      'unknownSubstance',
    ],
    ['a rule twice', { rules: [rule, rule] }, 'duplicateId'],
    [
      'a citation of an unknown source',
      { rules: [{ ...rule, citations: [{ sourceId: 'nothing', text: 'x' }] }] },
      'unknownSource',
    ],
    [
      'coverage of an unknown substance',
      { coverage: [{ family: 'renal' as const, substances: ['nothing'] }] },
      'unknownSubstance',
    ],
    [
      'a product of an unknown substance',
      { products: [{ codings: [], name: 'x', ingredients: [{ substance: 'nothing' }] }] },
      'unknownSubstance',
    ],
    [
      'a level behind one that always holds',
      { rules: [{ ...rule, levels: [{ severity: 'precaution' as const }, { severity: 'contraindicated' as const }] }] },
      'unreachableLevel',
    ],
    [
      'an unknown drug in a condition',
      {
        rules: [
          {
            ...rule,
            levels: [
              {
                severity: 'precaution' as const,
                when: { not: { fact: 'coMedication' as const, drug: { class: 'nothing' } } },
              },
            ],
          },
        ],
      },
      'unknownClass',
    ],
    [
      'an unknown group of conditions',
      {
        rules: [
          {
            ...rule,
            levels: [
              { severity: 'precaution' as const, when: { all: [{ fact: 'condition' as const, group: 'nothing' }] } },
            ],
          },
        ],
      },
      'unknownConditionGroup',
    ],
    [
      'renal bands that fall',
      { rules: [{ ...renal, bands: [{ below: 50 }, { below: 30 }, { below: null }] }] },
      'bandsNotAscending',
    ],
    ['renal bands with a closed end', { rules: [{ ...renal, bands: [{ below: 30 }] }] }, 'bandsNotOpenEnded'],
    ['an expiry before the beginning', { expiryDate: '2025-01-01' }, 'datesReversed'],
  ])('%s is a fault', async (_name, change, kind) => {
    expect(await faultsOf({ ...pack, ...change })).toEqual([kind]);
  });
});

describe('a pack that says it was checked before it was signed', () => {
  // Wrong in a way that only the checks see, so that it shows whether they ran.
  const broken = { ...pack, expiryDate: '2025-01-01' };
  test('is not checked again by a program with the same checks', async () => {
    expect(await openPack(packFile({ ...broken, shape: PACK_SHAPE }), publicKey, nodePlatform)).toMatchObject({
      ok: true,
    });
  });
  test('is checked again when asked', async () => {
    const file = packFile({ ...broken, shape: PACK_SHAPE });
    expect(await openPack(file, publicKey, nodePlatform, 'again')).toMatchObject({ ok: false });
  });
  test('is checked by a program with other checks', async () => {
    const file = packFile({ ...broken, shape: '0-of another version' });
    expect(await openPack(file, publicKey, nodePlatform)).toMatchObject({ error: { kind: 'referenceBroken' } });
  });
});
