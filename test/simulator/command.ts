import { parseArgs } from 'node:util';
import { breakages, type Breakage } from './breakages.ts';
import { runScenario } from './runScenario.ts';

const USAGE = `npm run simulate -- [--seeds N] [--seed S] [--break NAME] [--json]

Runs the real replication of several workstations against a model server under drawn faults, and checks after each seed
that nothing was lost, doubled or changed, that green was never shown wrongly, and that all copies agree.

  --seeds N     how many seeds (default 100)
  --seed S      the first seed (default 1); with --seeds 1 it repeats one scenario exactly
  --break NAME  builds a fault in, to see that it is found: ${Object.keys(breakages).join(', ')}
  --json        one JSON object instead of text
Exit code 0: all invariants held; 1: some did not; 2: wrong arguments.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      break: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [count, first] = [Number(values.seeds), Number(values.seed)];
  const broken = values.break ?? null;
  if (
    !Number.isSafeInteger(count) ||
    count < 1 ||
    !Number.isSafeInteger(first) ||
    (broken !== null && !isBreakage(broken))
  ) {
    console.error(USAGE);
    return 2;
  }
  const begun = performance.now();
  const failed: { readonly seed: number; readonly violations: readonly unknown[] }[] = [];
  let [acts, crashes] = [0, 0];
  for (let seed = first; seed < first + count; seed += 1) {
    const result = await runScenario(seed, broken);
    acts += result.acts;
    crashes += result.crashes;
    if (result.violations.length > 0) {
      failed.push({ seed, violations: result.violations });
      if (!values.json)
        for (const { invariant, what } of result.violations) console.log(`seed ${seed}: ${invariant} ${what}`);
    } else if (!values.json && (seed - first + 1) % 50 === 0) console.log(`${seed - first + 1} of ${count} seeds`);
  }
  const seconds = (performance.now() - begun) / 1000;
  if (values.json)
    console.log(JSON.stringify({ name: 'simulate', seeds: count, first, acts, crashes, seconds, failed }));
  else
    console.log(
      `${count} seeds, ${acts} acts, ${crashes} crashes, ${seconds.toFixed(1)} s: ${failed.length === 0 ? 'all invariants held' : `${failed.length} seeds failed`}`,
    );
  return failed.length === 0 ? 0 : 1;
}

function isBreakage(name: string): name is Breakage {
  return Object.hasOwn(breakages, name);
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
      ? `${error.message}\n\n${USAGE}`
      : error,
  );
  return 2;
});
