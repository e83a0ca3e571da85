import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Result } from '../../../schema/result.ts';
import { firstIssue } from '../../../sync/pack/parseJson.ts';
import { ansmRules, ansmSubstances, type AnsmRule, type AnsmSubstance } from './ansmSource.ts';

/** An edition of the thesaurus, e.g. `2020-10`. */
export type AnsmEdition = {
  readonly edition: string;
  readonly rules: readonly AnsmRule[];
  readonly substances: readonly AnsmSubstance[];
};

/** Reads the newest edition in a folder: `rules-YYYY-MM.json` and `substances-YYYY-MM.json`. */
export function readAnsm(folder: string): Result<AnsmEdition, string> {
  if (!existsSync(folder)) return { ok: false, error: `No such folder: ${folder}` };
  const edition = readdirSync(folder)
    .map((name) => /^rules-(\d{4}-\d{2})\.json$/.exec(name)?.[1])
    .filter((name) => name !== undefined)
    .toSorted()
    .at(-1);
  if (edition === undefined) return { ok: false, error: `No rules-YYYY-MM.json in ${folder}` };
  const rules = readJson(join(folder, `rules-${edition}.json`), ansmRules);
  if (!rules.ok) return rules;
  const substances = readJson(join(folder, `substances-${edition}.json`), ansmSubstances);
  if (!substances.ok) return substances;
  return { ok: true, value: { edition, rules: rules.value, substances: substances.value } };
}

function readJson<T>(file: string, schema: z.ZodType<T>): Result<T, string> {
  if (!existsSync(file)) return { ok: false, error: `No such file: ${file}` };
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, error: `${file} is not JSON` };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const { place, detail } = firstIssue(parsed.error.issues);
  return { ok: false, error: `${file}: ${place}: ${detail}` };
}
