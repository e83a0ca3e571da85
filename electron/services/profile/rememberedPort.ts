import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { z } from 'zod';
import { StartProblem } from '../../startProblem.ts';
import type { Disk } from '../disk/disk.ts';

const portFile = z.object({ port: z.number().int().min(1024).max(65_535) });

// Below the ports that systems hand out by themselves (Linux from 32768, Windows from 49152): rarely taken by chance.
const FIRST = 20_000;
const LAST = 32_767;

/**
 * A port that is chosen once and kept in the file. The browser keeps data by origin, and the port is part of it: on
 * another port the data would seem gone; and an enrolment names its server with the port.
 */
export async function rememberedPort(disk: Disk, path: string, wanted: number | undefined): Promise<number> {
  const bytes = await disk.read(path);
  const known = bytes === null ? null : parse(bytes, path);
  if (known !== null && wanted !== undefined && wanted !== known) {
    throw new StartProblem(
      `this profile lives on port ${known}, not ${wanted}: on another port the browser would not find its data.`,
      `leave --port out, or use another profile (--profile DIR) for port ${wanted}.`,
    );
  }
  if (known !== null) return known;
  const port = wanted ?? (await freePort());
  const written = await disk.writeDurably(path, Buffer.from(`${JSON.stringify({ port })}\n`));
  if (!written.ok) throw new StartProblem(`there is no room on the disk for ${path}.`, 'make room and start again.');
  return port;
}

/** Only for the very first start: later the port is the profile's, free or not. */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(FIRST, LAST + 1);
    if (await isFree(port)) return port;
  }
  throw new StartProblem(`no free port was found between ${FIRST} and ${LAST}.`, 'name one with --port N.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function parse(bytes: Uint8Array, path: string): number {
  try {
    return portFile.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).port;
  } catch {
    throw new StartProblem(
      `${path} cannot be read, so the port of this profile is not known.`,
      'write {"port": N} into it, N being the port in the address that the browser showed before.',
    );
  }
}
