import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faults } from './faults.ts';
import { faultsPage } from './faultsPage.ts';
import { readFaultTests } from './readFaultTests.ts';

const repository = join(import.meta.dirname, '../..');
const tests = readFaultTests(repository);

it('each of F01 to F46 has a test whose title begins with its id, or its nearest test and the reason', () => {
  expect(faults.map(({ id }) => id)).toEqual(
    Array.from({ length: 46 }, (_, n) => `F${String(n + 1).padStart(2, '0')}`),
  );
  expect(faults.filter(({ id }) => !tests.some(({ ids }) => ids.includes(id))).map(({ id }) => id)).toEqual([]);
});

it('no test is titled by a fault that is not in the list', () => {
  const known = new Set(faults.map(({ id }) => id));
  expect(tests.flatMap(({ ids }) => ids).filter((id) => !known.has(id))).toEqual([]);
});

it('the page names no test that is gone, and every fault with one at least', () => {
  const page = readFileSync(join(repository, 'docs/faults.md'), 'utf8');
  const lines = new Set(faultsPage(faults, tests).split('\n'));
  // A test that was added since is no fault of the page: the next writing takes it in.
  expect(page.split('\n').filter((line) => !lines.has(line))).toEqual([]);
  for (const section of page.split('\n## ').slice(1)) expect(section).toMatch(/\n- `/);
});
