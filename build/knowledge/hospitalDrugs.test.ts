import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileStarter } from './compile/compileStarter.ts';

const compiled = compileStarter(join(import.meta.dirname, 'starter'));
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error, null, 1));
const pack = compiled.value;
const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'knowledge', 'hospitalDrugs.md'), 'utf8');
const list = page
  .split('\n')
  .filter((line) => line.startsWith('- '))
  .flatMap((line) => Array.from(line.matchAll(/`(\w+)`/g), (match) => match[1] ?? ''));

test('the list of the drugs most used in hospital is long enough, and names each once', () => {
  expect(list.length).toBeGreaterThanOrEqual(150);
  expect(new Set(list).size).toBe(list.length);
});

describe.each(['renal', 'dose', 'doseThreshold', 'cumulativeRisk'] as const)('family %s', (family) => {
  const covered = new Set(pack.coverage.find((entry) => entry.family === family)?.substances);
  test.each(list)('%s has a rule or a reviewed reason', (id) => expect(covered.has(id)).toBe(true));
});
