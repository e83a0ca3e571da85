import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Result } from '../../../schema/result.ts';
import { firstIssue } from '../../../sync/pack/parseJson.ts';
import { readSource, utf8 } from '../import/readSource.ts';
import { ansmRules, ansmSubstances, type AnsmRule, type AnsmSubstance } from './ansmSource.ts';
import { type Codes, rawEdition } from './rawEdition.ts';
import { rawIndex, rawThesaurus } from './rawSource.ts';

/** An edition of the thesaurus, e.g. `2020-10`. */
export type AnsmEdition = {
  readonly edition: string;
  readonly rules: readonly AnsmRule[];
  readonly substances: readonly AnsmSubstance[];
};

/**
 * Reads an edition from a folder, the newest unless one is named: `rules-YYYY-MM.json` with `substances-YYYY-MM.json`, or a folder
 * `thesaurus-YYYY-MM` as it was taken from the PDF (an index and a thesaurus, `.json` or `.json.gz`). Where both are there, the
 * prepared files give the rules and the raw ones the spaces that their texts lost.
 */
export function readAnsm(folder: string, wanted?: string): Result<AnsmEdition, string> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return failed(`No such folder: ${folder}`);
  const names = readdirSync(folder);
  const prepared = matching(names, /^rules-(\d{4}-\d{2})\.json$/);
  const raw = matching(names, /^thesaurus-(\d{4}-\d{2})$/);
  const edition = wanted ?? [...prepared, ...raw].toSorted().at(-1);
  if (edition === undefined)
    return failed(
      `No rules-YYYY-MM.json and no folder thesaurus-YYYY-MM in ${folder}: name the folder that holds them (docs/knowledge/importing.md)`,
    );
  if (!prepared.includes(edition) && !raw.includes(edition))
    return failed(
      `No edition ${edition} in ${folder}: there are ${[...new Set([...prepared, ...raw])].toSorted().join(', ') || 'none'}`,
    );
  const codes = codesFrom(folder, prepared.toSorted().at(-1));
  if (!codes.ok) return codes;
  const source = raw.includes(edition) ? readRaw(join(folder, `thesaurus-${edition}`), codes.value) : null;
  if (source !== null && !source.ok) return source;
  if (!prepared.includes(edition))
    return source === null
      ? failed(`No edition ${edition} in ${folder}`)
      : { ok: true, value: { edition, ...source.value } };
  const rules = readJson(join(folder, `rules-${edition}.json`), ansmRules);
  if (!rules.ok) return rules;
  const substances = readJson(join(folder, `substances-${edition}.json`), ansmSubstances);
  if (!substances.ok) return substances;
  const texts = source === null ? rules.value : withTexts(rules.value, source.value.rules);
  return { ok: true, value: { edition, rules: texts, substances: substances.value } };
}

function readRaw(folder: string, codes: Codes) {
  const names = readdirSync(folder);
  const index = names.find((name) => /index/i.test(name) && /\.json(?:\.gz)?$/.test(name));
  const thesaurus = names.find((name) => name !== index && /thesaurus/i.test(name) && /\.json(?:\.gz)?$/.test(name));
  if (index === undefined || thesaurus === undefined)
    return failed(`${folder}: needs an index of the substances and a thesaurus, as .json or .json.gz`);
  const entries = readJson(join(folder, index), rawIndex);
  if (!entries.ok) return entries;
  const rules = readJson(join(folder, thesaurus), rawThesaurus);
  if (!rules.ok) return rules;
  const edition = rawEdition(rules.value, entries.value, codes);
  return edition.ok ? edition : failed(`${join(folder, thesaurus)}: ${edition.error}`);
}

/** The levels of the prepared rules with the same levels' texts of the raw ones. */
function withTexts(rules: readonly AnsmRule[], raw: readonly AnsmRule[]): readonly AnsmRule[] {
  const key = ({ a, b }: AnsmRule) => [a.id, b.id].toSorted().join('|');
  const byPair = new Map(raw.map((rule) => [key(rule), rule]));
  return rules.map((rule) => {
    const other = byPair.get(key(rule));
    const levels = rule.levels.map((level, index) => {
      const info = other?.levels[index]?.info;
      const isSame = info !== undefined && info.replace(/\s+/g, '') === level.info.replace(/\s+/g, '');
      return isSame ? { ...level, info } : level;
    });
    return { ...rule, levels };
  });
}

function codesFrom(folder: string, edition: string | undefined): Result<Codes, string> {
  if (edition === undefined) return { ok: true, value: new Map() };
  const substances = readJson(join(folder, `substances-${edition}.json`), ansmSubstances);
  if (!substances.ok) return substances;
  return { ok: true, value: new Map(substances.value.map((entry) => [entry.id, entry])) };
}

function readJson<T>(file: string, schema: z.ZodType<T>): Result<T, string> {
  if (!existsSync(file)) return failed(`No such file: ${file}`);
  const source = readSource(file);
  if (!source.ok) return source;
  const text = utf8(source.value);
  if (text === null) return failed(`${file} is not UTF-8, as JSON must be: fetch it again, or save it as UTF-8`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed(`${file} is not JSON, or is cut off: fetch it again`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const { place, detail } = firstIssue(parsed.error.issues);
  return failed(`${file}: ${place}: ${detail}`);
}

function matching(names: readonly string[], pattern: RegExp): readonly string[] {
  return names.flatMap((name) => pattern.exec(name)?.[1] ?? []);
}

function failed(error: string): { ok: false; error: string } {
  return { ok: false, error };
}
