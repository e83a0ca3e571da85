import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill } from './compileBase.ts';
import { compileStarter } from './compileStarter.ts';

const folder = mkdtempSync(join(tmpdir(), 'wardlight-starter-'));
beforeAll(() => {
  for (const name of ['rules', 'substances']) mkdirSync(join(folder, name));
  const files = {
    'pack.yaml': `id: trial\nversion: '1'\ntitle: { en: Trial, fr: Essai }\neffectiveDate: 2026-01-01\nexpiryDate: 2027-01-01
sources: [{ id: smpc, title: SmPC, edition: '2025', licence: cited }]`,
    'phrases.yaml': 'watchBleeding: { en: Watch for bleeding., fr: Surveiller le saignement. }',
    'substances/all.yaml': 'warfarin: { fr: warfarine }\nibuprofen: { fr: ibuprofène }',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (rule: string) => `family: interaction\ntopic: trial\nrules:\n${rule}`;
const entry = (
  changes: Partial<Record<'pairs' | 'actions' | 'cite' | 'more', string>>,
) => `  - pairs: ${changes.pairs ?? '[[warfarin, ibuprofen, precaution]]'}
    en: "One."
    fr: "Un."
    actions: ${changes.actions ?? '[watchBleeding]'}
    cite: ${changes.cite ?? '["smpc: Warfarin, section 4.5"]'}
${changes.more ?? ''}`;

function faultsOf(content: string): readonly string[] {
  writeFileSync(join(folder, 'rules', 'trial.yaml'), content);
  const compiled = compileStarter(folder);
  return compiled.ok
    ? []
    : compiled.error.filter(({ file }) => file === 'rules/trial.yaml').map(({ detail }) => detail);
}

test('a sound entry compiles', () => expect(faultsOf(written(entry({})))).toEqual([]));

test.each([
  ['a misspelt key', entry({ more: '    evidense: probable' }), /evidense/],
  [
    'a drug that does not exist',
    entry({ pairs: '[[warfarin, ibuprofin, precaution]]' }),
    /"ibuprofin" is no substance or class/,
  ],
  ['a phrase that does not exist', entry({ actions: '[watchBleding]' }), /no phrase "watchBleding"/],
  ['a level that does not exist', entry({ pairs: '[[warfarin, ibuprofen, dangerous]]' }), /./],
  ['a citation without a source', entry({ cite: '["Warfarin, section 4.5"]' }), /citation not understood/],
  ['no citation', entry({ cite: '[]' }), /./],
  ['a modifier that does not exist', entry({ more: '    modifiers: [inrNice]' }), /no modifier "inrNice"/],
  [
    'a condition that cannot be read',
    entry({
      more: '    levels: [{ level: precaution, when: { fact: dailyDose, of: a, comparator: ">", value: 20mg } }]',
    }),
    /condition not understood/,
  ],
  [
    'a pair that looks milder than its levels',
    entry({ more: '    levels: [{ level: contraindicated }]' }),
    /the worst of its levels is contraindicated/,
  ],
  ['a syndrome that does not exist', entry({ more: '    syndrome: bleading' }), /./],
  ['the same pair twice', entry({}) + entry({}), /the rule is already in/],
  ['broken YAML', '  - pairs: [[', /./],
])('%s is a fault with its place', (_name, rule, detail) => {
  expect(faultsOf(written(rule)).join('\n')).toMatch(detail);
});

test.each([
  ['of the rule', '', 'syndrome: bleeding', 'bleeding'],
  ['of the file', 'syndrome: bleeding', '', 'bleeding'],
  ['of the rule before that of the file', 'syndrome: bleeding', 'syndrome: hyperkalaemia', 'hyperkalaemia'],
  ['taken away by the rule', 'syndrome: bleeding', 'syndrome: none', undefined],
  ['none by default', '', '', undefined],
])('the one harm: %s', (_name, ofFile, ofRule, expected) => {
  const content = written(entry({ more: `    ${ofRule}` })).replace('rules:', `${ofFile}\nrules:`);
  writeFileSync(join(folder, 'rules', 'trial.yaml'), content);
  const compiled = compileStarter(folder);
  expect(compiled.ok ? compiled.value.rules.map((rule) => rule.syndrome) : compiled.error).toEqual([expected]);
});

test('a French text elides before the name of a drug, an English one does not', () => {
  const texts = { en: 'Excess of {a} and of {b}.', fr: 'Excès de {a} et de {b} ; halte à {b}.' };
  const filling = { a: { en: 'haloperidol', fr: 'halopéridol' }, b: { en: 'warfarin', fr: 'warfarine' } };
  expect(fill(texts, filling)).toEqual({
    en: 'Excess of haloperidol and of warfarin.',
    fr: "Excès d'halopéridol et de warfarine ; halte à warfarine.",
  });
});
