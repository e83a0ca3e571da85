import type { Result } from '../../schema/result.ts';

// In every browser, worker and Node, and in no TypeScript library that this folder may load.
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean },
) => { decode: (bytes: Uint8Array) => string };

/** UTF-8 JSON to a value; the error says what was wrong without repeating the content. */
export function parseJson(bytes: Uint8Array): Result<unknown, string> {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch (error) {
    return { ok: false, error: error instanceof SyntaxError ? 'not JSON' : 'not UTF-8 text' };
  }
}

/** The first thing that a schema refused, as a path and a sentence. */
export function firstIssue(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): {
  place: string;
  detail: string;
} {
  const [issue] = issues;
  return { place: issue === undefined ? '' : issue.path.map(String).join('.'), detail: issue?.message ?? 'refused' };
}
