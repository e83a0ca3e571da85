import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { importCsv, importFhir } from './commands/importPack.ts';
import { verifyPack } from './commands/verifyPack.ts';
import { compileStarter } from './compile/compileStarter.ts';
import { HELP } from './help.ts';
import { csvColumns, csvHead } from './import/csv/csvColumns.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'knowledge', 'importing.md'), 'utf8');
const example = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'wardlight-importing-'));
afterAll(() => rmSync(folder, { recursive: true }));
const starter = () => {
  const compiled = compileStarter(join(import.meta.dirname, 'starter'));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return { ok: true as const, value: compiled.value };
};
let base: ReturnType<typeof starter>;
beforeAll(() => {
  base = starter();
});

function fileOf(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}
const csv = (content: string) => importCsv(fileOf('rules.csv', content), join(folder, 'csv.wkp'), () => base, {});
const fhir = (content: string) =>
  importFhir(fileOf('rules.json', content), join(folder, 'fhir.wkp'), {}, () => base, {});
async function packOf(name: string): Promise<KnowledgePack> {
  const opened = await verifyPack(join(folder, name));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

test('the page lists every column and every line of the head', () => {
  const rows = (entries: Readonly<Record<string, string>>) =>
    Object.entries(entries).map(([name, text]) => `| \`${name}\` | ${text.replaceAll('|', '\\|')} |`);
  expect([...rows(csvHead), ...rows(csvColumns)].filter((row) => !page.includes(row))).toEqual([]);
});

test('the commands of the page are those of the help', () => {
  for (const command of [
    'import ansm',
    'import bdpm',
    'import csv',
    'import fhir',
    'activate',
    'rollback',
    'verify',
    'sign',
  ])
    expect(HELP).toContain(`  ${command} `);
});

describe('the example of CSV', () => {
  test('becomes a pack whose rules say what the rows say', async () => {
    expect(csv(example('csv'))).toMatchObject({ ok: true });
    const pack = await packOf('csv.wkp');
    expect(pack).toMatchObject({ id: 'st-elsewhere', version: '2026.1', coverage: [] });
    expect(pack.rules.map((rule) => rule.family)).toEqual(['interaction', 'interaction', 'condition', 'doseThreshold']);
    expect(pack.rules[0]).toMatchObject({
      a: { substance: 'warfarin' },
      b: { substance: 'miconazole' },
      hazard: { fr: 'Saignement.' },
      actions: [{ en: 'Choose another antifungal.' }, { en: 'Check INR within 3 days.' }],
      levels: [{ severity: 'contraindicated' }],
    });
    expect(pack.rules[2]).toMatchObject({ drugs: [{ class: 'nsaids' }], appliesWhen: { fact: 'condition' } });
    expect(pack.conditionGroups[0]?.icd10Prefixes).toEqual(['I50', 'I110']);
    expect(pack.rules[3]).toMatchObject({
      appliesWhen: {
        all: [
          { fact: 'age', comparator: '>=', years: 65 },
          { fact: 'dailyDose', value: { value: 20, unit: 'mg' } },
        ],
      },
    });
  });

  test('separated by semicolons, with a mark, Windows line ends and a quoted line break, says the same', async () => {
    const written = `\uFEFF${example('csv').replaceAll(',', ';').replace('Bleeding: INR', '"Bleeding:\nINR').replace('within days.', 'within days."').replaceAll('\n', '\r\n')}`;
    expect(csv(written)).toMatchObject({ ok: true });
    expect((await packOf('csv.wkp')).rules[0]?.hazard.en).toBe('Bleeding:\nINR rises within days.');
  });
});

describe('a CSV with faults', () => {
  const good = example('csv');
  test.each([
    [
      'an unknown drug',
      good.replace('citalopram', 'zorglub'),
      'line 11, column drug: "zorglub" is no drug or class of the starter pack',
    ],
    ['a severity that is none', good.replace('contraindicated', 'bad'), 'line 9, column severity: "bad" is none of'],
    ['a family that is none', good.replace('doseThreshold', 'dosage'), 'line 11, column family: "dosage" is none of'],
    [
      'an amount that is none',
      good.replace('20 mg,65', 'much,65'),
      'line 11, column daily_dose_over: "much" is no amount',
    ],
    ['an empty required cell', good.replace('Local formulary 4.3', ''), 'line 11, column citation: is empty'],
    ['an unknown column', good.replace('about_en', 'about'), 'line 8: unknown column "about"'],
    ['a missing column', good.replace('citation', 'hazard_fr'), 'line 8: the column citation is missing'],
    ['no id', good.replace('# id: st-elsewhere\n', ''), 'the line "# id: ..." is missing'],
    ['a day that is none', good.replace('2028-01-01', '1 January 2028'), 'line 5: "1 January 2028" is no day'],
    [
      'a quotation mark never closed',
      good.replace('item 4"', 'item 4'),
      'line 9: a quotation mark is opened and never closed',
    ],
    [
      'an ICD-10 code that is none',
      good.replace('I50|I11.0', 'heart'),
      'line 10, column icd10: "heart" holds no ICD-10 code',
    ],
    ['a separator in a text', good.replace('Fluid retention.', 'Fluid, salt.'), 'line 10'],
    ['nothing', '', 'has no header line'],
  ])('%s is told with its place, and nothing is written', (_name, content, told) => {
    const before = readdirSync(folder).toSorted();
    const made = importCsv(fileOf('faults.csv', content), join(folder, 'never.wkp'), () => base, {});
    expect(made).toMatchObject({ ok: false, error: { exitCode: 2 } });
    expect(made.ok ? '' : made.error.message).toContain(told);
    expect(readdirSync(folder).filter((name) => name !== 'faults.csv' && !before.includes(name))).toEqual([]);
  });

  test('two rows with one id name each other', () => {
    const rows = good
      .split('\n')
      .map((line, index) => (index < 7 ? line : index === 7 ? `id,${line}` : line === '' ? line : `same,${line}`));
    const made = csv(rows.join('\n').replace('warfarin|acenocoumarol', 'warfarin'));
    expect(made.ok ? '' : made.error.message).toContain('line 10, column id: "same" is the id of line 9 already');
  });
});

describe('the example of FHIR', () => {
  test('becomes a pack whose rules say what the resources say', async () => {
    expect(fhir(example('json'))).toMatchObject({ ok: true });
    const pack = await packOf('fhir.wkp');
    expect(pack.coverage).toEqual([]);
    expect(pack.rules).toMatchObject([
      {
        family: 'interaction',
        a: { substance: 'warfarin' },
        b: { substance: 'miconazole' },
        levels: [{ severity: 'notRecommended' }],
      },
      { family: 'condition', drugs: [{ substance: 'metformin' }], levels: [{ severity: 'contraindicated' }] },
    ]);
  });

  test('one resource per line says the same', async () => {
    const { entry } = JSON.parse(example('json')) as { entry: { resource: unknown }[] };
    expect(fhir(entry.map(({ resource }) => JSON.stringify(resource)).join('\n'))).toMatchObject({ ok: true });
    expect((await packOf('fhir.wkp')).rules).toHaveLength(2);
  });

  test.each([
    ['another resource', '{"resourceType":"Patient"}', 'resourceType Patient holds no rule'],
    ['no severity', example('json').replace('"high"', '"?"'), 'has no severity'],
    ['an unknown drug', example('json').replace('"miconazole"', '"zorglub"'), '"zorglub" is no drug'],
    [
      'a reference that leads nowhere',
      example('json').replace('"id": "warfarin",', '"id": "other",'),
      'Medication/warfarin is not in this file',
    ],
    ['a disease without a code', example('json').replace('"K72.0"', 'null'), 'entry[1]'],
    [
      'an indication',
      example('json').replace('"type": "contraindication"', '"type": "indication"'),
      '"indication" is not read here',
    ],
    ['no JSON', '{', 'line 1: is not JSON'],
  ])('%s is refused with its place', (_name, content, told) => {
    const made = fhir(content);
    expect(made).toMatchObject({ ok: false, error: { exitCode: 2 } });
    expect(made.ok ? '' : made.error.message).toContain(told);
  });
});

test('the help is printed', { timeout: 30_000 }, async () => {
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'command.ts'), '--help'], (_error, stdout) =>
      resolve(stdout),
    );
  });
  expect(printed.trim()).toBe(HELP.trim());
});
