import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileStarter } from './compileStarter.ts';

const sources = join(import.meta.dirname, '..', 'starter');
const folder = mkdtempSync(join(tmpdir(), 'wardlight-starter-'));
beforeAll(() => cpSync(sources, folder, { recursive: true }));
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
  ['the same pair twice', entry({}) + entry({}), /the rule is already in/],
  ['broken YAML', '  - pairs: [[', /./],
])('%s is a fault with its place', (_name, rule, detail) => {
  expect(faultsOf(written(rule)).join('\n')).toMatch(detail);
});
