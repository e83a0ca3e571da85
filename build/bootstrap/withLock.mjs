import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { Problem } from './problem.mjs';

const LOOK_AGAIN_MS = 250;
const HEARTBEAT_MS = 5000;
const SILENT_MS = 120_000;

/**
 * One process at a time. The lock file names its holder; a holder that died, or gave no sign of life for two minutes
 * (its process number may belong to another program by now, or to another machine), loses it.
 * @template T
 * @param {string} file
 * @param {() => void} onWait called once if another process holds the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), nonce: `${process.hrtime.bigint()}` });
  createFolder(dirname(file));
  let told = false;
  while (!take(file, mine)) {
    if (dropIfAbandoned(file)) continue;
    if (!told) onWait();
    told = true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  const release = () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

/**
 * @param {string} file
 * @param {string} content
 */
function take(file, content) {
  // Written beside and linked into place: no other process ever sees a lock without its holder's name in it.
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (codeOf(error) === 'ENOENT') throw error;
    return takeWithoutLinks(file, content);
  } finally {
    rmSync(draft, { force: true });
  }
}

// exFAT and some network folders have no hard links.
/**
 * @param {string} file
 * @param {string} content
 */
function takeWithoutLinks(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function dropIfAbandoned(file) {
  const seen = read(file);
  if (seen === undefined) return true;
  if (!isAbandoned(file, seen)) return false;
  // Of two processes that see the same dead lock, one moves it away; the other may have moved a new, living one,
  // and puts it back.
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
    if (read(aside) !== seen) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  return true;
}

/**
 * @param {string} file
 * @param {string} content
 */
function isAbandoned(file, content) {
  const silentForMs = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (silentForMs > SILENT_MS) return true;
  const holder = parseHolder(content);
  if (holder === undefined) return silentForMs > LOOK_AGAIN_MS * 4;
  return holder.host === hostname() && !isAlive(holder.pid);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * @param {string} content
 * @returns {{ pid: number, host: string } | undefined}
 */
function parseHolder(content) {
  try {
    const { pid, host } = JSON.parse(content);
    return Number.isInteger(pid) && pid > 0 ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The lock was taken from us after a long sleep; the holder's own check at release notices.
  }
}

/** @param {string} folder */
function createFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Problem({
      what: `this folder cannot be written (${codeOf(error)}).`,
      where: folder,
      remedy: 'run as the user who owns the checkout, or clone it into a folder of your own.',
    });
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
