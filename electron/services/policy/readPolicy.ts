import type { z } from 'zod';
import type { Result } from '../../../schema/result.ts';
import type { Disk } from '../disk/disk.ts';
import { defaultPolicy, policyFile } from './policyFile.ts';
import type { WholePolicy } from './policyFile.ts';

/** Each problem names the file, the place in it, and what is wrong there. */
export type PolicyProblem = { readonly kind: 'badPolicy'; readonly problems: readonly string[] };

/** No file: the defaults. A file that cannot be understood: no start, for IT meant something by it. */
export async function readPolicy(disk: Pick<Disk, 'read'>, path: string): Promise<Result<WholePolicy, PolicyProblem>> {
  const bytes = await disk.read(path);
  if (bytes === null) return { ok: true, value: defaultPolicy };
  let json: unknown;
  try {
    // Editors on Windows like to put a byte order mark first.
    json = JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch (error) {
    return bad([`${path}: not JSON (${error instanceof Error ? error.message : 'unreadable'})`]);
  }
  const parsed = policyFile.safeParse(json);
  if (!parsed.success) return bad(parsed.error.issues.map((issue) => `${path}: ${placeOf(issue)}: ${issue.message}`));
  const given = withoutUndefined(parsed.data);
  return {
    ok: true,
    value: {
      ...defaultPolicy,
      ...given,
      feedLimitsMinutes: {
        ...defaultPolicy.feedLimitsMinutes,
        ...withoutUndefined(parsed.data.feedLimitsMinutes ?? {}),
      },
      localNetwork: { ...defaultPolicy.localNetwork, ...withoutUndefined(parsed.data.localNetwork ?? {}) },
    },
  };
}

function placeOf(issue: z.core.$ZodIssue): string {
  return issue.path.length === 0 ? 'the whole file' : issue.path.join('.');
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  // What is left are the members that have a value; TypeScript does not follow a filter over entries.
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>;
}

function bad(problems: readonly string[]): { readonly ok: false; readonly error: PolicyProblem } {
  return { ok: false, error: { kind: 'badPolicy', problems } };
}
