import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileStarter } from './compile/compileStarter.ts';

const compiled = compileStarter(join(import.meta.dirname, 'starter'));
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
const rules = compiled.value.rules;
const ids = new Set(rules.map((rule) => rule.id));
const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'knowledge', 'olderPeople.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| criterion'))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const named = rows.map(([, criterion = '', decision = '']) => ({
  criterion,
  decision,
  rules: Array.from(decision.matchAll(/`([^`]+)`/g), (match) => match[1] ?? ''),
}));

describe('the page of the criteria for older people', () => {
  test('has the criteria of both lists', () => expect(named.length).toBeGreaterThan(150));
  test.each(named.map((row) => [row.criterion, row] as const))('%s: a rule, or why not', (_criterion, row) => {
    if (row.rules.length === 0) expect(row.decision).toMatch(/^not decided: \w.{20,}/);
    expect(row.rules.filter((id) => !ids.has(id))).toEqual([]);
  });
  test('names every rule of the family', () => {
    const onPage = new Set(named.flatMap((row) => row.rules));
    const missing = rules.filter((rule) => rule.family === 'olderPeople' && !onPage.has(rule.id));
    expect(missing.map((rule) => rule.id)).toEqual([]);
  });
  test('names few criteria that data cannot decide', () => {
    const undecided = named.filter((row) => row.rules.length === 0);
    expect(undecided.length / named.length).toBeLessThan(0.15);
  });
});
