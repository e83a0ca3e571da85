import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findToolchainNode } from './findToolchainNode.mjs';
import { isAlreadyInstalled, missingForOldNode } from './lockedPackages.mjs';
import { preparePostgres } from './preparePostgres.mjs';
import { Problem } from './problem.mjs';
import { withProgress } from './progress.mjs';
import { addMissingPackages, installLockedPackages } from './runNpm.mjs';
import { withLock } from './withLock.mjs';

/**
 * Leaves node_modules as package-lock.json says. Costs one hash when it already is.
 * The stamp lies inside node_modules, so that deleting the folder, or an interrupted install, which deletes it first,
 * takes the stamp along.
 * @param {string} root
 */
export async function ensureInstalled(root) {
  const stampFile = join(root, 'node_modules', '.wardlight-installed');
  const stamp = expectedStamp(root);
  if (holds(stampFile, stamp)) return;
  const lock = join(root, '.cache', 'install.lock');
  await withLock(lock, tellWaiting, async () => {
    if (holds(stampFile, stamp)) return;
    if (!isAlreadyInstalled(root)) {
      await withProgress(
        'Installing packages',
        () => countPackages(root),
        () => install(root),
      );
    }
    preparePostgres(root);
    writeFileSync(stampFile, stamp);
  });
}

/** @param {string} root */
async function install(root) {
  await installLockedPackages(root);
  const node = findToolchainNode(root);
  if (node !== process.execPath && missingForOldNode(root).length > 0) await addMissingPackages(root, node);
}

/** @param {string} root */
function expectedStamp(root) {
  const lockFile = join(root, 'package-lock.json');
  if (!existsSync(lockFile)) {
    throw new Problem({
      what: 'the list of locked packages is missing.',
      where: lockFile,
      remedy: 'check that the checkout is complete (git status).',
    });
  }
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/**
 * @param {string} file
 * @param {string} content
 */
function holds(file, content) {
  return existsSync(file) && readFileSync(file, 'utf8') === content;
}

// npm makes every folder first and fills them afterwards, so folders alone would stand still for a minute.
/** @param {string} root */
function countPackages(root) {
  const folder = join(root, 'node_modules');
  if (!existsSync(folder)) return ', asking the registry';
  const packages = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => join(name, inner)) : name,
    );
  const filled = packages.filter((name) => existsSync(join(folder, name, 'package.json')));
  return packages.length === 0 ? ', asking the registry' : `, ${filled.length} of ${packages.length} packages`;
}

function tellWaiting() {
  process.stderr.write('Another wardlight command is installing; waiting for it ...\n');
}
