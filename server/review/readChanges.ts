import { readFile } from 'node:fs/promises';
import type { Result } from '../../schema/result.ts';
import { chartChange, type ChartChange } from '../../schema/whatIf/chartChange.ts';

/** The changes in a file: one, or a list of them. The error is a sentence with the place of the fault. */
export async function readChanges(file: string): Promise<Result<readonly ChartChange[], string>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { ok: false, error: `There is no file ${file}.` };
  const value = parseJson(text);
  if (value === undefined) return { ok: false, error: `${file} is not JSON.` };
  const parsed = chartChange.array().safeParse(Array.isArray(value) ? value : [value]);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [place, ...path] = parsed.error.issues[0]?.path ?? [];
  const at = [...(Array.isArray(value) ? [place] : []), ...path].join('.');
  return {
    ok: false,
    error: `${file}: at ${at || 'the whole'}: not what a change has here (see schema/whatIf/chartChange.ts)`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
