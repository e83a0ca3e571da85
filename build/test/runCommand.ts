import { parseArgs } from 'node:util';
import { printEnd, printSignsOfLife, printStart, printSummary } from './reportStages.ts';
import { runStages } from './runStages.ts';
import type { Stage } from './stage.ts';

/**
 * The command line that `npm test` and `npm run test:soak` share.
 * @returns the exit code: 0 when nothing failed, 1 when something did, 2 when the words were not understood
 */
export async function runCommand(name: string, stages: readonly Stage[], words: readonly string[]): Promise<number> {
  const options = parse(words);
  if (options === undefined) return 2;
  if (options.help) return printHelp(name, stages);
  if (options.list) return printList(stages);
  const unknown = options.only.filter((only) => !stages.some((stage) => stage.name === only));
  if (unknown.length > 0) {
    console.error(`${name}: no such stage: ${unknown.join(', ')}. There are: ${namesOf(stages)}.`);
    return 2;
  }
  const chosen = options.only.length === 0 ? stages : stages.filter((stage) => options.only.includes(stage.name));
  const started = performance.now();
  endChildrenWithThisProcess();
  const stopSigns = printSignsOfLife();
  const finished = await runStages(chosen, printStart, (done) => printEnd(done, options.verbose));
  stopSigns();
  const inOrder = finished.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
  printSummary(inOrder, (performance.now() - started) / 1000);
  return finished.some(({ outcome }) => outcome.failed > 0) ? 1 : 0;
}

interface Options {
  readonly help: boolean;
  readonly list: boolean;
  readonly verbose: boolean;
  readonly only: readonly string[];
}

function parse(words: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        list: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
      },
    });
    return { ...values, only: values.only.flatMap((list) => list.split(',')).filter((only) => only !== '') };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nTry --help.`);
    return undefined;
  }
}

// Tools are ended by an `exit` listener, and a signal alone would end this process without one.
function endChildrenWithThisProcess(): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}

function printHelp(name: string, stages: readonly Stage[]): number {
  console.log(`usage: ${name} [-- [--only STAGE[,STAGE]] [--list] [--verbose]]

  --only STAGE  run only these stages (several with commas, or --only again)
  --list        print the stages and stop
  --verbose     print the output of stages that pass too

Stages: ${namesOf(stages)}.
Exit code: 0 nothing failed, 1 something failed, 2 wrong arguments.`);
  return 0;
}

function printList(stages: readonly Stage[]): number {
  for (const { name, title } of stages) console.log(`${name.padEnd(14)} ${title}`);
  return 0;
}

function namesOf(stages: readonly Stage[]): string {
  return stages.map((stage) => stage.name).join(', ');
}
