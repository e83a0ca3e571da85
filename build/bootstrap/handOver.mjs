import { spawn } from 'node:child_process';
import { environmentFor } from './findToolchainNode.mjs';
import { Problem } from './problem.mjs';

const LOOK_MS = 1000;
const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs the command in place of this process: same terminal, same exit code, same death by signal.
 * @param {string} node
 * @param {string} script
 * @param {string[]} args
 * @param {string} folder working folder
 */
export async function handOver(node, script, args, folder) {
  const { code, signal } = await runChild(node, [script, ...args], folder, 'inherit');
  if (signal !== null && process.platform !== 'win32') {
    process.kill(process.pid, signal);
    // The signal ends this process at the next turn; nothing may run on meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  process.exitCode = code ?? 1;
}

/**
 * Runs a preparation. What it prints goes to stderr, because stdout belongs to the command (`--json`).
 * @param {string} node
 * @param {string} script
 * @param {string[]} words
 * @param {string} folder
 */
export async function runQuietly(node, script, words, folder) {
  const { code } = await runChild(node, [script, ...words], folder, ['ignore', 2, 2]);
  if (code === 0) return;
  throw new Problem({
    what: 'the application could not be built.',
    where: 'the lines above',
    remedy: 'mend what they name (npm test -- --only types,lint tells more) and run the command again.',
  });
}

/**
 * @param {string} node
 * @param {string[]} words
 * @param {string} folder
 * @param {import('node:child_process').StdioOptions} stdio
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
function runChild(node, words, folder, stdio) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, words, { cwd: folder, stdio, env: environmentFor(node) });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      // On a terminal Ctrl+C already reached the whole process group; a second one would look like impatience.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const stopWatching = whenNpmDies(() => child.kill('SIGTERM'));
    const stopForwarding = () => {
      stopWatching();
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.on('error', (error) => {
      stopForwarding();
      reject(
        new Problem({
          what: `the toolchain's Node did not start (${error.message}).`,
          where: node,
          remedy:
            'it needs a system with glibc 2.28 or newer, Windows 10 or macOS 13.5; else install Node 24 yourself.',
        }),
      );
    });
    child.on('exit', (code, signal) => {
      stopForwarding();
      resolve({ code, signal });
    });
  });
}

/**
 * A signal to npm alone ends npm and the shell between us, and never reaches us: without this, whoever stops npm (a
 * service manager, an editor) leaves a server running that nobody sees. Started without npm we outlive our starter, as
 * a daemon may.
 * @param {() => void} end
 * @returns {() => void} stops watching
 */
function whenNpmDies(end) {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const starter = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(timer);
    end();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
