import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { compileKnowledge } from '../../../../clinical/knowledge/compileKnowledge.ts';
import { resolveMedication } from '../../../../clinical/resolver/resolveMedication.ts';
import { codeSystems } from '../../../../schema/coding.ts';
import { checkPack } from '../../../../sync/pack/checkPack.ts';
import { readFrenchBase } from '../../resolver/frenchBase.ts';
import { starterNames } from '../../resolver/starterNames.ts';
import { bdpmPack } from './bdpmPack.ts';

const folder = mkdtempSync(join(tmpdir(), 'wardlight-bdpm-'));
afterAll(() => rmSync(folder, { recursive: true }));

const product = (cis: string, name: string, state = 'Commercialisée') =>
  [
    cis,
    name,
    'comprimé',
    'orale',
    'Autorisation active',
    'Procédure nationale',
    state,
    '01/01/2000',
    '',
    '',
    ' X',
    'Non',
  ].join('\t');
const line = (cis: string, name: string, amount: string, per: string, nature = 'SA', link = '1') =>
  [cis, 'comprimé', '00000', name, amount, per, nature, link, ''].join('\t');
// The files come in cp1252; these letters are the same bytes in latin1.
const write = (name: string, lines: readonly string[]) =>
  writeFileSync(join(folder, `${name}.txt`), Buffer.from(lines.join('\r\n'), 'latin1'));
write('CIS_bdpm', [
  product('60000001', 'PARACÉTAMOL X 500 mg, comprimé'),
  product('60000002', 'SIROP X, sirop'),
  product('60000003', 'AMOXICILLINE/ACIDE CLAVULANIQUE X 500 mg/62,5 mg, comprimé'),
  product('60000004', 'INCONNU, comprimé'),
  product('60000005', 'ANCIEN, comprimé', 'Non commercialisée'),
]);
write('CIS_COMPO_bdpm', [
  line('60000001', 'PARACÉTAMOL', '500 mg', 'un comprimé'),
  line('60000002', 'CHLORHYDRATE DE TRAMADOL', '100 mg', '1 ml de solution'),
  line('60000003', 'AMOXICILLINE TRIHYDRATÉE', '574 mg', 'un comprimé'),
  line('60000003', 'AMOXICILLINE', '500 mg', 'un comprimé', 'FT'),
  line('60000003', 'ACIDE CLAVULANIQUE', '62,5 mg', 'un comprimé', 'SA', '2'),
  line('60000004', 'PARACÉTAMOL', '500 mg', 'un comprimé'),
  line('60000004', 'ZORGLUBINE', '1 mg', 'un comprimé', 'SA', '2'),
  line('60000005', 'PARACÉTAMOL', '500 mg', 'un comprimé'),
]);

const names = starterNames(join(import.meta.dirname, '..', '..', 'starter'));
if (!names.ok) throw new Error(JSON.stringify(names.error));
const base = readFrenchBase(folder);
if (!base.ok) throw new Error(base.error);
const edition = { version: '2026-04', effectiveDate: '2026-04-01', expiryDate: '2036-04-01' };
const { pack, report } = bdpmPack(base.value, names.value, edition);
const byCis = new Map(pack.products.map((entry) => [entry.codings[0]?.code, entry.ingredients]));

test('a product is its code, its substances and the strength of each', () => {
  expect(byCis.get('60000001')).toEqual([{ substance: 'paracetamol', strengthText: '500 mg / un comprimé' }]);
  expect(byCis.get('60000002')).toMatchObject([{ substance: 'tramadol', strengthText: '100 mg / 1 ml de solution' }]);
});

test('of a salt and its acting part the amount of the acting part counts', () => {
  const strengths = byCis.get('60000003')?.map((entry) => [entry.substance, entry.strengthText]);
  expect(strengths).toEqual([
    ['amoxicillin', '500 mg / un comprimé'],
    ['clavulanicAcid', '62,5 mg / un comprimé'],
  ]);
});

test('half of a combination does not pass for the whole, and the report says what is not known', () => {
  expect(byCis.has('60000004')).toBe(false);
  expect(report).toMatchObject({
    marketed: 4,
    mapped: 3,
    unknownSubstances: [{ name: 'ZORGLUBINE', products: 1 }],
    unmapped: [{ cis: '60000004', unknown: ['ZORGLUBINE'] }],
  });
});

test('what is not marketed is left out; nothing is covered; the pack is sound', () => {
  expect(byCis.has('60000005')).toBe(false);
  expect(pack.coverage).toEqual([]);
  expect(checkPack(pack)).toEqual([]);
});

test('an order with a CIS code alone is recognised beside the starter pack', () => {
  const knowledge = compileKnowledge([names.value, pack]);
  const resolution = resolveMedication(
    { codings: [{ system: codeSystems.cis, code: '60000003' }], text: '' },
    knowledge.resolver,
  );
  expect(resolution.recognised && resolution.substances.map((number) => knowledge.substances[number]?.id)).toEqual(
    expect.arrayContaining(['amoxicillin']),
  );
});

test('a base saved as UTF-8 says the same', () => {
  const own = copyOf((bytes) => Buffer.from(bytes.toString('latin1'), 'utf8'));
  expect(readFrenchBase(own)).toEqual(base);
});

test.each([
  [
    'its second file is missing',
    (bytes: Buffer, name: string) => (name === 'CIS_bdpm' ? bytes : null),
    'needs CIS_bdpm.txt and',
  ],
  [
    'a line is cut off',
    (bytes: Buffer) => bytes.subarray(0, -30),
    /CIS_bdpm.txt: line 5: has 7 columns of 12: the file is cut off/,
  ],
  [
    'half of the composition is cut off',
    (bytes: Buffer, name: string) => (name === 'CIS_bdpm' ? bytes : firstLines(bytes, 2)),
    '2 of 4 marketed products have no line in CIS_COMPO_bdpm',
  ],
  [
    'half of the products are cut off',
    (bytes: Buffer, name: string) => (name === 'CIS_bdpm' ? firstLines(bytes, 3) : bytes),
    '2 of 5 compositions have no product in CIS_bdpm',
  ],
  ['they are not the downloaded ones', () => Buffer.from('id;name\r\n1;x\r\n'), 'line 1: has 1 columns of 12'],
])('when %s it is told, and nothing is read', (_name, change, told) => {
  const read = readFrenchBase(copyOf(change));
  expect(read.ok ? 'read' : read.error).toMatch(told);
});

test('a packed file that was cut off on the way is told with its name', () => {
  const own = copyOf(() => null);
  for (const name of ['CIS_bdpm', 'CIS_COMPO_bdpm'])
    writeFileSync(join(own, `${name}.txt.gz`), gzipSync(readFileSync(join(folder, `${name}.txt`))).subarray(0, -20));
  const read = readFrenchBase(own);
  expect(read.ok ? 'read' : read.error).toMatch(/CIS_bdpm.txt.gz is damaged or cut off/);
});

function firstLines(bytes: Buffer, count: number): Buffer {
  return Buffer.from(bytes.toString('latin1').split('\r\n').slice(0, count).join('\r\n'), 'latin1');
}

/** Another base made of this one; null leaves a file out. */
function copyOf(change: (bytes: Buffer, name: string) => Buffer | null): string {
  const own = mkdtempSync(join(folder, 'other-'));
  for (const name of ['CIS_bdpm', 'CIS_COMPO_bdpm']) {
    const changed = change(readFileSync(join(folder, `${name}.txt`)), name);
    if (changed !== null) writeFileSync(join(own, `${name}.txt`), changed);
  }
  return own;
}
