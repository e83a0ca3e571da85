import { parseArgs } from 'node:util';
import { breakages, isBreakage, type Breakage } from './breakages.ts';
import { runScenario } from './runScenario.ts';
import { shrinkTrace, type ShortTrace } from './shrinkTrace.ts';

const USAGE = `npm run simulate -- [--seeds N] [--seed S] [--break NAME] [--json]

Runs the real replication of several workstations against a model server under drawn faults, and checks after each seed
that nothing was lost, doubled, changed or overwritten unseen, that neither green nor clear was shown wrongly, that
nothing of a lost ward stays, that all copies agree and that the program always starts. A seed that fails prints its shortest trace.

  --seeds N     how many seeds (default 100; 1 when --seed is given)
  --seed S      the first seed (default 1)
  --break NAME  builds a fault in, to see that it is found: ${Object.keys(breakages).join(', ')}
  --json        one JSON object: {"seeds": N, "failed": [{"seed", "invariant", "trace"}]}
Exit code 0: all invariants held; 1: some did not; 2: wrong arguments.`;

interface Wanted {
  readonly count: number;
  readonly first: number;
  readonly breakage: Breakage | null;
  readonly json: boolean;
}

function readArguments(): Wanted | 'help' | null {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      break: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const count = Number(values.seeds ?? (values.seed === undefined ? 100 : 1));
  const first = Number(values.seed ?? 1);
  const isWhole = Number.isSafeInteger(count) && count >= 1 && Number.isSafeInteger(first);
  const breakage = values.break ?? null;
  if (!isWhole || (breakage !== null && !isBreakage(breakage))) return null;
  return { count, first, breakage, json: values.json };
}

async function main(): Promise<number> {
  const wanted = readArguments();
  if (wanted === null || wanted === 'help') {
    if (wanted === null) console.error(USAGE);
    else console.log(USAGE);
    return wanted === null ? 2 : 0;
  }
  const { count, first, breakage, json } = wanted;
  const say = (line: string): void => void (json || console.log(line));
  const begun = performance.now();
  const failed: ShortTrace[] = [];
  let [acts, crashes] = [0, 0];
  for (let seed = first; seed < first + count; seed += 1) {
    const result = await runScenario(seed, { breakage });
    acts += result.acts;
    crashes += result.crashes;
    if (result.violations.length > 0) {
      const short = await shrinkTrace(result, breakage);
      failed.push(short);
      say(`seed ${seed} breaks ${short.invariant}:`);
      for (const line of short.trace) say(`  ${line}`);
    } else if ((seed - first + 1) % 50 === 0) say(`${seed - first + 1} of ${count} seeds`);
  }
  const seconds = (performance.now() - begun) / 1000;
  if (json) console.log(JSON.stringify({ seeds: count, failed }));
  say(
    `${count} seeds, ${acts} acts, ${crashes} crashes, ${seconds.toFixed(1)} s: ${failed.length === 0 ? 'all invariants held' : `${failed.length} seeds failed`}`,
  );
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
      ? `${error.message}\n\n${USAGE}`
      : error,
  );
  return 2;
});
