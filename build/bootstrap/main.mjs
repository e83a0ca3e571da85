import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from './commands.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { findToolchainNode } from './findToolchainNode.mjs';
import { handOver, runQuietly } from './handOver.mjs';
import { Problem, problemText } from './problem.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string[]} words the command's name, then the arguments for its script */
export async function main(words) {
  try {
    const [name, ...rest] = words;
    if (name === undefined || name === '--help' || name === '-h') {
      printHelp();
      process.exitCode = name === undefined ? 2 : 0;
      return;
    }
    await run(name, rest[0] === '--' ? rest.slice(1) : rest);
  } catch (error) {
    console.error(problemText(error));
    process.exitCode = 1;
  }
}

/**
 * @param {string} name
 * @param {string[]} args
 */
async function run(name, args) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    throw new Problem({
      what: `there is no command "${name}".`,
      where: 'the first word after build/bootstrap.mjs',
      remedy: `use one of: ${Object.keys(commands).join(', ')}.`,
    });
  }
  const script = join(ROOT, command.script);
  if (!existsSync(script)) {
    throw new Problem({
      what: `the command "${name}" is not in this copy of the repository.`,
      where: command.script,
      remedy: 'check that the checkout is complete (git status).',
    });
  }
  await ensureInstalled(ROOT);
  const node = findToolchainNode(ROOT);
  if (command.needs.length > 0 && !args.includes('--help') && !args.includes('-h')) {
    await runQuietly(node, join(ROOT, 'build/application/command.ts'), [...command.needs], ROOT);
  }
  await handOver(node, script, args, callerFolder());
}

// npm runs scripts in the package's folder and keeps the user's own in INIT_CWD: `npm run review -- chart.json` means
// the chart.json that the user sees. A program that calls this file directly from elsewhere has already chosen.
function callerFolder() {
  const initial = process.env.INIT_CWD;
  const calledByNpm = initial !== undefined && process.cwd() === ROOT && existsSync(initial);
  return calledByNpm ? initial : process.cwd();
}

function printHelp() {
  console.log('usage: node build/bootstrap.mjs COMMAND [ARGUMENTS]   (or npm run COMMAND -- ARGUMENTS)\n');
  for (const [name, { says }] of Object.entries(commands)) console.log(`  ${name.padEnd(11)}${says}`);
  console.log('\nEach command explains itself with --help.');
}
