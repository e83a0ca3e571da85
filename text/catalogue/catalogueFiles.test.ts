import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** Every file of one language with the keys that it writes, read from its text so that a file that nobody merges is seen too. */
function filesOf(locale: 'en' | 'fr'): (readonly [file: string, keys: readonly string[]])[] {
  const folders = [locale, join('screens', locale)].map((folder) => join(import.meta.dirname, folder));
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));
  return files.map((file) => [
    file,
    [...readFileSync(file, 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map((match) => match[1] ?? ''),
  ]);
}

test.each([
  ['en', en],
  ['fr', fr],
] as const)('every file of the %s catalogue is part of it, and no key is defined twice', (locale, catalogue) => {
  const owners = new Map<string, string>();
  for (const [file, keys] of filesOf(locale)) {
    expect(keys.length, file).toBeGreaterThan(0);
    for (const key of keys) {
      expect(owners.get(key), `${key} in ${file}`).toBeUndefined();
      owners.set(key, file);
    }
  }
  expect([...owners.keys()].filter((key) => !Object.hasOwn(catalogue, key))).toEqual([]);
  expect(owners.size).toBe(Object.keys(catalogue).length);
});
