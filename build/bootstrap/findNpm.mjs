import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Problem } from './problem.mjs';

/**
 * How to call npm: the one that started us, the one beside our Node, or the one on the PATH. Always its JavaScript file
 * with a Node that we choose, because npm.cmd cannot be started on Windows without a shell, which breaks on spaces.
 * @param {string} node what npm should run on
 * @returns {string[]} the words that come before npm's arguments
 */
export function findNpm(node) {
  const candidates = [process.env.npm_execpath, ...besideNode(), ...onPath()];
  for (const candidate of candidates) {
    if (candidate === undefined || !existsSync(candidate)) continue;
    const file = realpathSync(candidate);
    if (file.endsWith('npm-cli.js')) return [node, file];
  }
  const plain = onPath().find((file) => existsSync(file));
  if (plain !== undefined && process.platform !== 'win32') return [plain];
  throw new Problem({
    what: 'npm was not found.',
    where: 'beside Node, and on the PATH',
    remedy:
      'install Node with npm from https://nodejs.org/ (on Debian: apt-get install npm) and run the command again.',
  });
}

function besideNode() {
  const folder = dirname(realpathSync(process.execPath));
  const cli = join('node_modules', 'npm', 'bin', 'npm-cli.js');
  return [join(folder, cli), join(folder, '..', 'lib', cli)];
}

function onPath() {
  const folders = (process.env.PATH ?? process.env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  return process.platform === 'win32'
    ? folders.map((folder) => join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'))
    : folders.map((folder) => join(folder, 'npm'));
}
