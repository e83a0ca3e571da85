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

/** ATC knows these in combinations only, or shares their code among several salts. */
const WITHOUT_ATC: ReadonlySet<string> = new Set(
  'sacubitril clavulanicAcid tazobactam imipenem ferricCarboxymaltose'.split(' '),
);

test('every drug of the list is known by an ATC code, for orders that come without a name', () => {
  const byId = new Map(pack.substances.map((substance) => [substance.id, substance]));
  const without = list.filter((id) => byId.get(id)?.atc.length === 0 && !WITHOUT_ATC.has(id));
  expect(without).toEqual([]);
});

test('an ATC code belongs to one substance', () => {
  const owners = Map.groupBy(
    pack.substances.flatMap((substance) => substance.atc.map((code) => ({ code, id: substance.id }))),
    ({ code }) => code,
  );
  expect(
    [...owners].filter(([, found]) => found.length > 1).map(([code, found]) => [code, ...found.map(({ id }) => id)]),
  ).toEqual([]);
});
