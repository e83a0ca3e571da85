import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { explainNpmFailure } from './explainNpmFailure.mjs';
import { findNpm } from './findNpm.mjs';
import { Problem } from './problem.mjs';

// Development and optional packages are named because NODE_ENV=production or a user's npm settings would leave them
// out, and the toolchain's own Node is one of them.
const WORDS = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];

/**
 * Makes node_modules what package-lock.json says, with its pinned contents. Not `npm ci`: that refuses a lock file
 * without an entry for every optional package of every platform, and a registry mirror need not hold those (ours had no
 * macOS packages), while what this platform needs is locked.
 * @param {string} root
 */
export async function installLockedPackages(root) {
  await runNpm(root, process.execPath, ['install', ...WORDS]);
}

/**
 * Adds what the first pass left out because the machine's Node is too old for it, this time with the pinned Node.
 * @param {string} root
 * @param {string} node
 */
export async function addMissingPackages(root, node) {
  await runNpm(root, node, ['install', ...WORDS]);
}

/**
 * @param {string} root
 * @param {string} node
 * @param {string[]} words
 */
async function runNpm(root, node, words) {
  const [program = 'npm', ...first] = findNpm(node);
  const { code, output } = await run(program, [...first, ...words], root);
  const log = join(root, '.cache', 'install-failure.txt');
  if (code === 0) return rmSync(log, { force: true });
  writeFileSync(log, output);
  throw new Problem({ ...explainNpmFailure(output), where: log });
}

/**
 * @param {string} program
 * @param {string[]} words
 * @param {string} root
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(program, words, root) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: root, env: npmEnvironment(root), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    /** @param {Buffer} chunk */
    const collect = (chunk) => {
      output = (output + chunk.toString('utf8')).slice(-200_000);
    };
    const stop = () => child.kill('SIGTERM');
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve({ code, output: signal === null ? output : `${output}\nnpm was ended by ${signal}` });
    });
  });
}

// A service account often has no home folder to write to; npm's cache then lies in the checkout.
/** @param {string} root */
function npmEnvironment(root) {
  if (process.env.npm_config_cache !== undefined || isWritable(homedir())) return process.env;
  const cache = join(root, '.cache', 'npm');
  mkdirSync(cache, { recursive: true });
  return { ...process.env, npm_config_cache: cache, npm_config_logs_max: '0' };
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
