import { normalisedName } from './normalisedName.ts';

export type VocabularyEntry = { readonly commonName: string; readonly synonyms: readonly string[] };

/** The DrugBank open vocabulary (CSV) by every name; a name of two drugs leads to the one that has it as common name, else to none. */
export function readVocabulary(csv: string): ReadonlyMap<string, VocabularyEntry> {
  const rows = csv.split(/\r?\n/).slice(1).map(fieldsOf);
  const entries = rows.flatMap(([, , commonName, , , synonyms]) =>
    commonName === undefined || commonName === ''
      ? []
      : [{ commonName, synonyms: (synonyms ?? '').split(' | ').filter((name) => name !== '') }],
  );
  const byName = new Map<string, VocabularyEntry | null>();
  for (const entry of entries) {
    for (const name of entry.synonyms) {
      const key = normalisedName(name);
      const earlier = byName.get(key);
      byName.set(key, earlier === undefined || earlier === entry ? entry : null);
    }
  }
  for (const entry of entries) byName.set(normalisedName(entry.commonName), entry);
  return new Map([...byName].flatMap(([key, entry]) => (entry === null ? [] : [[key, entry] as const])));
}

function fieldsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    (quoted ?? bare ?? '').replaceAll('""', '"'),
  );
}
