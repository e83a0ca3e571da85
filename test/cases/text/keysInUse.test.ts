import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { syncMessages } from '../../../sync/client/syncMessages.ts';
import { createText } from '../../../text/createText.ts';
import { isTextKey } from '../../../text/message/createSay.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..', '..');
/** Messages travel as data, so the types do not see these keys. */
const KEY = /'((?:sync\.reason|desk\.(?:failure|change|write|knowledge)|push\.refused|ipc\.failure)\.[A-Za-z.]+)'/g;

function sources(folder: string): string[] {
  return readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => join(folder, file));
}

test.each(['renderer', 'sync', 'electron', 'server'])('every message key that %s writes has a sentence', (folder) => {
  const missing = sources(folder).flatMap((file) =>
    [...readFileSync(join(REPOSITORY, file), 'utf8').matchAll(KEY)].map((match) => match[1] ?? '').filter((key) => !isTextKey(key)).map((key) => `${file}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test.each(Object.entries(syncMessages))('%s is said in both languages with its parameters', (key, names) => {
  const params = Object.fromEntries(names.map((name: string) => [name, name === 'feed' ? 'results' : 2]));
  for (const locale of ['en', 'fr'] as const) {
    const text = createText(locale);
    const said = text.message({ key, params });
    expect(said).not.toBe(text.say('message.missing'));
    expect(said).not.toMatch(/undefined|[{}]/);
    if (names.length > 0) expect(said).toMatch(/2|result|Résultats/i);
  }
});
