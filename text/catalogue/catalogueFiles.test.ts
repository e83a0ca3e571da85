import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { en } from './en.ts';
import { fr } from './fr.ts';

const sentences = z.record(z.string(), z.string());

/** Every file of one language with the keys that it defines. */
async function filesOf(locale: 'en' | 'fr'): Promise<(readonly [file: string, keys: readonly string[]])[]> {
  const folders = [locale, join('screens', locale)].map((folder) => join(import.meta.dirname, folder));
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));
  return Promise.all(
    files.map(async (file) => {
      const exported = z.record(z.string(), z.unknown()).parse(await import(file));
      return [file, Object.values(exported).flatMap((part) => Object.keys(sentences.parse(part)))] as const;
    }),
  );
}

test.each([
  ['en', en],
  ['fr', fr],
] as const)('every file of the %s catalogue is part of it, and no key is defined twice', async (locale, catalogue) => {
  const owners = new Map<string, string>();
  for (const [file, keys] of await filesOf(locale)) {
    for (const key of keys) {
      expect(owners.get(key), `${key} in ${file}`).toBeUndefined();
      owners.set(key, file);
    }
  }
  expect([...owners.keys()].filter((key) => !Object.hasOwn(catalogue, key))).toEqual([]);
  expect(owners.size).toBe(Object.keys(catalogue).length);
});
