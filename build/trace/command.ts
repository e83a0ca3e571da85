import { parseArgs } from 'node:util';
import { REPOSITORY } from '../test/repository.ts';
import { readCitations } from './readCitations.ts';
import { readRequirements } from './readRequirements.ts';
import { traceRequirements, type Trace } from './traceRequirements.ts';

const HELP = `usage: npm run trace [-- --json]

Prints each requirement of docs/requirements with the tests that cite its id.
Exit code: 0 every requirement has a test; 1 one has none, or an id is unknown or defined twice; 2 wrong arguments.`;

process.exitCode = run(process.argv.slice(2));

function run(words: readonly string[]): number {
  const options = parse(words);
  if (options === undefined) return 2;
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const trace = traceRequirements(readRequirements(REPOSITORY), readCitations(REPOSITORY));
  if (options.json) console.log(JSON.stringify(trace, undefined, 2));
  else print(trace);
  return trace.untested.length + trace.unknown.length + trace.doubled.length === 0 ? 0 : 1;
}

function parse(words: readonly string[]): { readonly help: boolean; readonly json: boolean } | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${HELP}`);
    return undefined;
  }
}

function print({ lines, untested, unknown, doubled }: Trace): void {
  for (const { requirement, tests } of lines) {
    const places = tests.map(({ file, line }) => `${file}:${line}`);
    console.log(`${requirement.id}  ${places.length === 0 ? 'NO TEST' : places.join(' ')}`);
  }
  for (const { id, file, line } of untested) console.log(`no test cites ${id} (${file}:${line})`);
  for (const { id, file, line } of unknown) console.log(`${file}:${line} cites ${id}, which no document defines`);
  for (const { id, file, line } of doubled) console.log(`${file}:${line} defines ${id} a second time`);
  console.log(`${lines.length} requirements, ${untested.length} without a test`);
}
