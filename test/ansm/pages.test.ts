import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeEditions, writeModifiers } from '../../build/knowledge/commands/ansmPages.ts';
import { ansmFolder } from './ansmFolder.ts';

const folder = ansmFolder();
const docs = join(import.meta.dirname, '..', '..', 'docs', 'knowledge');

describe.skipIf(folder === null)('the pages made from the thesaurus are current', () => {
  test.each([
    ['structuredModifiers.md', (file: string) => writeModifiers(folder ?? '', file, true)],
    ['editions.md', (file: string) => writeEditions('2019-09', '2020-10', folder ?? '', file, true)],
  ])('%s', (name, check) => {
    const checked = check(join(docs, name));
    expect(checked.ok ? 'current' : checked.error.message).toBe('current');
  });
});
