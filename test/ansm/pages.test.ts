import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeEditions, writeModifiers } from '../../build/knowledge/commands/ansmPages.ts';
import { whereAnsmIs } from './whereAnsmIs.ts';

const docs = join(import.meta.dirname, '..', '..', 'docs', 'knowledge');

whereAnsmIs('the pages made from the thesaurus are current', (folder) => {
  test.each([
    ['structuredModifiers.md', (file: string) => writeModifiers(folder, file, true)],
    ['editions.md', (file: string) => writeEditions('2019-09', '2020-10', folder, file, true)],
  ])('%s', (name, check) => {
    const checked = check(join(docs, name));
    expect(checked.ok ? 'current' : checked.error.message).toBe('current');
  });
});
