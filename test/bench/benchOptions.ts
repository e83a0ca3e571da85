import { parseArgs } from 'node:util';
import type { Result } from '../../schema/result.ts';
import { benchmarks } from './benchmarks.ts';
import { SYNC_CASES } from './sync/syncCases.ts';

export interface BenchOptions {
  readonly name: string;
  readonly isJson: boolean;
  readonly isQuick: boolean;
  readonly patients: number | null;
  /** Parts of `sync`; null: all. */
  readonly only: readonly string[] | null;
  /** Also writes `docs/replicationNumbers.md`. */
  readonly isPage: boolean;
}

const MOST_PATIENTS = 20_000;

export const benchHelp = `npm run bench -- NAME [OPTIONS]

Measures Wardlight and its peers in one run and prints ratios; a ratio above 1 means that ours is better. Progress goes
to stderr, the result to stdout. Ctrl-C ends it and removes what it made.

${Object.entries(benchmarks)
  .map(([name, { says }]) => `  ${name.padEnd(8)}${says}`)
  .join('\n')}

Options
  --patients N   how many patients the sweep, the first load or the larger start has (up to ${MOST_PATIENTS})
  --only A,B     of sync: ${SYNC_CASES.join(', ')}
  --page         of sync: also writes docs/replicationNumbers.md from what was measured
  --quick        a run so small that its times mean nothing: shows that everything works
  --json         {name, machine, ...figures, peers: [{name, figures, ratio}]}
  --help

All of sync with 10,000 patients takes about 35 minutes, an hour at most. PouchDB and the server that it needs are
installed into node_modules/.cache from the npm registry, the first time.

The engine also measures the ANSM thesaurus where its files are: WARDLIGHT_SHARED_DATA/ansm, else ../shared/data/ansm
beside the repository.`;

/** null: help was asked for. The error is a sentence for the user. */
export function readBenchOptions(args: readonly string[]): Result<BenchOptions | null, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help === true || positionals[0] === 'help') return { ok: true, value: null };
  const [name, ...rest] = positionals;
  if (name === undefined) return { ok: false, error: `Say which: ${Object.keys(benchmarks).join(', ')}.` };
  if (!Object.hasOwn(benchmarks, name))
    return { ok: false, error: `No benchmark "${name}"; there are ${Object.keys(benchmarks).join(', ')}.` };
  if (rest.length > 0) return { ok: false, error: 'One benchmark at a time: two would disturb each other.' };
  const patients = values.patients === undefined ? null : Number(values.patients);
  if (patients !== null && !(Number.isInteger(patients) && patients >= 1 && patients <= MOST_PATIENTS))
    return { ok: false, error: `--patients takes a whole number from 1 to ${MOST_PATIENTS}.` };
  const only = values.only?.split(',') ?? null;
  const unknown = only?.find((each) => !SYNC_CASES.some((known) => known === each));
  if (unknown !== undefined) return { ok: false, error: `--only takes some of ${SYNC_CASES.join(', ')}.` };
  const isPage = values.page === true;
  if (isPage && values.quick === true) return { ok: false, error: 'A quick run has no numbers for a page.' };
  if (name !== 'sync' && (only !== null || isPage)) return { ok: false, error: '--only and --page are for sync.' };
  return {
    ok: true,
    value: { name, isJson: values.json === true, isQuick: values.quick === true, patients, only, isPage },
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean' } as const;
  try {
    const options = {
      json: flag,
      quick: flag,
      patients: { type: 'string' },
      only: { type: 'string' },
      page: flag,
      help: { ...flag, short: 'h' },
    } as const;
    return { ok: true as const, value: parseArgs({ args: [...args], options, allowPositionals: true }) };
  } catch (error) {
    return { ok: false as const, error: error instanceof Error ? error.message : 'The options cannot be read.' };
  }
}
