import {
  chownSync,
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { findToolchainNode } from '../../build/bootstrap/findToolchainNode.mjs';

const REPOSITORY = dirname(dirname(import.meta.dirname));
const NODE_PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Tells what it was started with, and obeys: `exit N`, `die` (by a signal), `wait` (for one). */
const SCRIPT = `
const [order, value] = process.argv.slice(2);
const told: unknown = { words: process.argv.slice(2), folder: process.cwd(), node: process.versions.node, by: process.execPath };
if (order === 'wait') {
  process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(7); });
  setInterval(() => {}, 1000);
}
console.log(JSON.stringify(told));
if (order === 'exit') process.exitCode = Number(value);
if (order === 'die') process.kill(process.pid, 'SIGKILL');
`;

export interface Miniature {
  readonly root: string;
  /** The pinned Node, as it lies in the miniature. */
  readonly node: string;
}

/**
 * A repository in small with the real bootstrap: its only packages are the pinned Node, taken from a folder of its own,
 * and those named, so that a real install takes a second and needs no registry.
 * @param path its folder below a new temporary folder, which only its owner may enter
 * @param dependencies further packages
 */
export function makeMiniature(path = 'wardlight', dependencies: Readonly<Record<string, string>> = {}): Miniature {
  const outer = mkdtempSync(join(tmpdir(), 'wardlight-bootstrap-'));
  onTestFinished(() => rmSync(outer, { recursive: true, force: true }));
  const root = join(outer, path);
  const pinned = findToolchainNode(REPOSITORY);
  const node = join(root, 'toolchain', 'bin', basename(pinned));
  mkdirSync(dirname(node), { recursive: true });
  linkOrCopy(pinned, node);
  cpSync(join(REPOSITORY, 'build', 'bootstrap'), join(root, 'build', 'bootstrap'), { recursive: true });
  cpSync(join(REPOSITORY, 'build', 'bootstrap.mjs'), join(root, 'build', 'bootstrap.mjs'));
  writeJson(join(root, 'toolchain', 'package.json'), { name: NODE_PACKAGE, version: '24.0.0' });
  const optionalDependencies = { [NODE_PACKAGE]: 'file:toolchain' };
  writeJson(join(root, 'package.json'), {
    name: 'miniature',
    version: '1.0.0',
    type: 'module',
    optionalDependencies,
    dependencies,
  });
  writeJson(join(root, 'package-lock.json'), { name: 'miniature', version: '1.0.0', lockfileVersion: 3, packages: {} });
  mkdirSync(join(root, 'build', 'application'));
  writeFileSync(join(root, 'build', 'application', 'command.ts'), "console.log('building', ...process.argv.slice(2));");
  mkdirSync(join(root, 'server', 'commands'), { recursive: true });
  writeFileSync(join(root, 'server', 'commands', 'review.ts'), SCRIPT);
  return { root, node };
}

/** Gives the miniature, and the temporary folder around it, to another user. */
export function giveTo({ root }: Miniature, user: number): void {
  const outer = dirname(root);
  chownSync(outer, user, user);
  for (const entry of readdirSync(outer, { recursive: true, withFileTypes: true })) {
    // The Node binary is a hard link to ours: changing its owner would change ours.
    if (entry.name !== 'node') chownSync(join(entry.parentPath, entry.name), user, user);
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, JSON.stringify(value));
}
