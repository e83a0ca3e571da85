import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from './problem.mjs';

/**
 * The Node 24 that package-lock.json pins for this platform; where the registry has none for it, the machine's own Node
 * when that is new enough.
 * @param {string} root
 * @returns {string} path of the executable
 */
export function findToolchainNode(root) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const packageName = `node-${platform}-${process.arch}`;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(root, 'node_modules', packageName, 'bin', executable);
  if (existsSync(pinned)) return pinned;

  const needed = neededMajor(root);
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath;
  throw new Problem({
    what: `there is no ready-made Node ${needed} for ${process.platform} on ${process.arch}.`,
    where: join('node_modules', packageName),
    remedy: `install Node ${needed} from https://nodejs.org/, put it on the PATH, and run the command again.`,
  });
}

/** @param {string} root */
function neededMajor(root) {
  const { optionalDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const pins = Object.entries(optionalDependencies).filter(([name]) => /^node-(linux|win|darwin)-/.test(name));
  return Math.max(...pins.map(([, version]) => Number.parseInt(version, 10) || 0));
}

/**
 * The environment of a child: its own Node is the first on the PATH, so that what it starts in turn is the same one.
 * @param {string} node
 */
export function environmentFor(node) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [pathName]: `${dirname(node)}${separator}${process.env[pathName] ?? ''}` };
}
