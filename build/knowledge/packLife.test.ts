import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'wardlight-life-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (...names: readonly string[]) => join(folder, ...names);

function run(...argv: readonly string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'command.ts'), ...argv], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: stdout + stderr });
    });
  });
}

/** Two editions of a thesaurus of two drugs: a prepared one, and an older raw one that is milder. */
function writeEditions(): void {
  mkdirSync(at('ansm', 'thesaurus-2019-09'), { recursive: true });
  const json = (name: string, value: unknown) => writeFileSync(at('ansm', name), JSON.stringify(value));
  json('rules-2020-10.json', [
    {
      a: { type: 'substance', id: 'warfarine' },
      b: { type: 'substance', id: 'miconazole' },
      levels: [{ level: 'contraindicated', label: 'x', info: '' }],
      mechanism: 'x',
    },
  ]);
  json('substances-2020-10.json', [
    { id: 'warfarine', label: 'warfarine', classes: [], rxnorm: '11289', atc: ['B01AA03'] },
    { id: 'miconazole', label: 'miconazole', classes: [], rxnorm: '6932', atc: [] },
  ]);
  json('thesaurus-2019-09/Thesaurus.json', [
    {
      main_drug: 'WARFARINE',
      plus_drug: 'MICONAZOLE',
      severity_levels: [{ level: 'Association DECONSEILLEE', info: '' }],
      interaction_mechanism: 'x',
      description: 'x',
    },
    {
      main_drug: 'MICONAZOLE',
      plus_drug: 'WARFARINE',
      severity_levels: [{ level: 'Association DECONSEILLEE', info: '' }],
      interaction_mechanism: 'x',
      description: 'x',
    },
  ]);
  json('thesaurus-2019-09/index.json', [
    { substance: 'warfarine', drug_classes: [] },
    { substance: 'miconazole', drug_classes: [] },
  ]);
}

test(
  'two editions are imported, signed again, put to use, compared and rolled back',
  { timeout: 120_000 },
  async () => {
    writeEditions();
    const [old, next, store] = [at('old.wkp'), at('next.wkp'), at('store')];
    expect(await run('import', 'ansm', at('ansm'), '--edition', '2019-09', '--out', old)).toMatchObject({ code: 0 });
    const imported = await run('import', 'ansm', at('ansm'), '--out', next);
    expect(imported.text).toContain('1 of 1 rules linked');

    const [difference, json, one, none] = await Promise.all([
      run('diff', old, next),
      run('diff', old, next, '--json'),
      run('diff', old, next, '--drug', 'Warfarine'),
      run('diff', old, next, '--drug', 'zorglub'),
    ]);
    expect(one.text).toContain('miconazole + warfarine: raised, notRecommended -> contraindicated');
    expect(none).toMatchObject({ code: 2 });
    expect(none.text).toContain('neither pack has a drug of this id or name');
    expect(difference.text).toContain('0 added, 0 removed, 1 raised, 0 lowered');
    expect(JSON.parse(json.text)).toMatchObject({
      pairs: [{ kind: 'raised', before: 'notRecommended', after: 'contraindicated' }],
    });

    expect((await run('activate', old, '--store', store)).text).toContain('ansm 2019-09 is in use');
    expect((await run('activate', next, '--store', store)).text).toContain('2019-09 before it');
    const again = await run('activate', next, '--store', store);
    expect(again.code).toBe(1);
    expect(again.text).toContain('in use already');
    expect((await run('rollback', 'ansm', '--store', store)).text).toContain('ansm 2019-09 is in use');
    expect(JSON.parse(readFileSync(join(store, 'active.json'), 'utf8'))).toEqual({
      ansm: { active: '2019-09', previous: '2020-10' },
    });

    const key = at('hospital.pem');
    writeFileSync(key, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
    mkdirSync(at('signed'));
    expect(await run('sign', next, '--with', key, '--out', at('signed', 'next.wkp'))).toMatchObject({ code: 0 });
    const [sound, wrongKey] = await Promise.all([
      run('verify', at('signed', 'next.wkp')),
      run('verify', at('signed', 'next.wkp'), '--key', at('publicKey.txt')),
    ]);
    expect(sound.text).toContain('golden cases passed');
    expect(wrongKey.text).toContain('not signed by the key given');
    expect([sound.code, wrongKey.code]).toEqual([0, 1]);

    // A pack that is damaged on the way is neither signed again nor put to use.
    const bytes = readFileSync(next);
    writeFileSync(at('damaged.wkp'), bytes.subarray(0, -1));
    const [resigned, activated] = await Promise.all([
      run('sign', at('damaged.wkp'), '--with', key, '--out', at('never.wkp')),
      run('activate', at('damaged.wkp'), '--store', store),
    ]);
    expect(resigned.text).toContain('damaged');
    expect(activated.text).toContain('what was in use stays');
    expect([resigned.code, activated.code]).toEqual([1, 1]);
    expect(existsSync(at('never.wkp'))).toBe(false);
  },
);

test('bad input is told with its file and its remedy, and nothing is written', { timeout: 60_000 }, async () => {
  mkdirSync(at('bad', 'thesaurus-2019-09'), { recursive: true });
  writeFileSync(at('bad', 'rules-2020-10.json'), '[{"a":{"type":"drug","id":"x"}}]');
  writeFileSync(at('bad', 'substances-2020-10.json'), 'no json');
  mkdirSync(at('latin'));
  writeFileSync(at('latin', 'rules-2020-10.json'), Buffer.from('["hémorragie"]', 'latin1'));
  writeFileSync(at('latin', 'substances-2020-10.json'), Buffer.from('["hémorragie"]', 'latin1'));
  writeFileSync(at('latin', 'rules.json'), Buffer.from('{"a":"hémorragie"}', 'latin1'));
  mkdirSync(at('cut', 'thesaurus-2020-10'), { recursive: true });
  for (const name of ['index', 'thesaurus'])
    writeFileSync(at('cut', 'thesaurus-2020-10', `${name}.json.gz`), gzipSync('[]').subarray(0, 15));
  const out = at('out', 'x.wkp');
  const answers = await Promise.all([
    run('import', 'ansm', at('bad'), '--out', out),
    run('import', 'ansm', at('bad'), '--edition', '2019-09', '--out', out),
    run('import', 'ansm', at('bad'), '--edition', '1999-01', '--out', out),
    run('import', 'bdpm', at('bad'), '--out', out),
    run('import', 'csv', at('missing.csv'), '--out', out),
    run('import', 'excel', at('bad'), '--out', out),
    run('import', 'csv', at('bad')),
    run('sign', at('bad', 'substances-2020-10.json'), '--out', out),
    run('rollback', 'ansm'),
    run('import', 'ansm', at('latin'), '--out', out),
    run('import', 'fhir', at('latin', 'rules.json'), '--out', out),
    run('import', 'site', at('latin', 'rules.json'), '--out', out),
    run('import', 'ansm', at('cut'), '--out', out),
  ]);
  expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 2));
  expect(answers.map(({ text }) => text)).toEqual([
    expect.stringContaining('substances-2020-10.json is not JSON'),
    expect.stringContaining('substances-2020-10.json is not JSON'),
    expect.stringContaining('there are 2019-09, 2020-10'),
    expect.stringContaining('needs CIS_bdpm.txt and CIS_COMPO_bdpm.txt'),
    expect.stringContaining('No such file'),
    expect.stringContaining('Nothing is imported from "excel"'),
    expect.stringContaining('Usage: import'),
    expect.stringContaining('Name the key with --with'),
    expect.stringContaining('Usage: rollback'),
    expect.stringContaining('is not UTF-8'),
    expect.stringContaining('is not UTF-8'),
    expect.stringContaining('is not UTF-8'),
    expect.stringContaining('index.json.gz is damaged or cut off'),
  ]);
  expect(readdirSync(folder).filter((name) => name === 'out' || name.endsWith('.part'))).toEqual([]);
});

test('what the disk or the user refuses is told with its path, without a trace', { timeout: 60_000 }, async () => {
  writeEditions();
  mkdirSync(at('own'));
  const [pack, own] = [at('own', 'old.wkp'), at('own', 'hospital.pem')];
  expect(
    await run('import', 'ansm', at('ansm'), '--edition', '2019-09', '--version', '2019-09-b', '--out', pack),
  ).toMatchObject({ code: 0 });
  expect((await run('verify', pack)).text).toContain('ansm 2019-09-b');
  writeFileSync(own, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const answers = await Promise.all([
    run('import', 'ansm', at('ansm'), '--out', at('own')),
    run('import', 'site', at('own'), '--out', at('x.wkp')),
    run('verify', pack, '--key', at('own')),
    run('verify', pack, '--key', own),
    run('activate', pack, '--store', own),
    // One publicKey.txt for two packs of two keys would leave the first without its key.
    run('sign', pack, '--with', own, '--out', at('own', 'signed.wkp')),
    run('verify', pack, '--key', at('ansm', 'rules-2020-10.json')),
  ]);
  expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 2));
  expect(answers.map(({ text }) => text)).toEqual([
    expect.stringContaining(`--out ${at('own', 'ansm.wkp')}`),
    expect.stringContaining('No such file'),
    expect.stringContaining('No such file'),
    expect.stringContaining('is a private key'),
    expect.stringContaining('hospital.pem is a file, and a folder is needed there'),
    expect.stringContaining('holds packs of another key (old.wkp)'),
    expect.stringContaining('holds no public key'),
  ]);
  expect(answers.filter(({ text }) => / {4}at /.test(text))).toEqual([]);
  expect((await run('verify', pack)).code).toBe(0);
});
