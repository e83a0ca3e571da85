import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { codeOf } from '../codeOf.ts';

export interface ProfileLock {
  release(): Promise<void>;
}

/**
 * One program at a time on a profile: two would write one journal. A name that the operating system frees when its owner
 * dies, not a file with a process id: after a power cut that id belongs to somebody else, and the program would not start.
 * null: another one has it.
 */
export async function lockProfile(profileFolder: string): Promise<ProfileLock | null> {
  const name = nameFor(resolve(profileFolder));
  const server = (await listen(name)) ?? (await listenAfterStale(name));
  if (server === null) return null;
  server.unref();
  return { release: () => new Promise((done) => void server.close(() => done())) };
}

function nameFor(folder: string): string {
  const id = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\wardlight-${id}`;
  // The leading zero makes it an abstract name of Linux, which leaves no file behind.
  if (process.platform === 'linux') return `\0wardlight-${id}`;
  return join(tmpdir(), `wardlight-${id}.sock`);
}

function listen(name: string): Promise<Server | null> {
  return new Promise((resolveServer, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolveServer(null) : reject(error)));
    server.listen(name, () => resolveServer(server));
  });
}

/** macOS leaves the socket's file behind when its owner is killed: nobody answers there. */
async function listenAfterStale(name: string): Promise<Server | null> {
  if (process.platform === 'linux' || process.platform === 'win32' || (await answers(name))) return null;
  await rm(name, { force: true });
  return listen(name);
}

function answers(name: string): Promise<boolean> {
  return new Promise((resolveAnswer) => {
    const socket = connect(name);
    socket.once('connect', () => {
      socket.destroy();
      resolveAnswer(true);
    });
    socket.once('error', () => resolveAnswer(false));
  });
}
