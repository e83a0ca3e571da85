import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { packList } from '../../../schema/ipc/deskPaths.ts';
import { packHeader } from '../../../schema/knowledge/knowledgePack.ts';
import type { Disk } from '../disk/disk.ts';
import { codeOf } from '../codeOf.ts';

type Pack = z.infer<typeof packList>['packs'][number];

/** The knowledge packs that came with the program. Their signature is checked where they are opened, in the desk worker. */
export interface KnowledgeFiles {
  list(): readonly Pack[];
  /** null: no such pack. */
  read(id: string, version: string): Promise<Uint8Array | null>;
}

const NEWLINE = 0x0a;

/** Reads the headers once; what is asked for later is looked up by id and version and never made into a path. */
export async function knowledgeFiles(disk: Pick<Disk, 'read'>, folder: string): Promise<KnowledgeFiles> {
  const publicKeyBytes = await disk.read(join(folder, 'publicKey.txt'));
  const publicKey = publicKeyBytes === null ? '' : Buffer.from(publicKeyBytes).toString('utf8').trim();
  const packs: Pack[] = [];
  const pathOf = new Map<string, string>();
  for (const name of await packNames(folder)) {
    const path = join(folder, name);
    const bytes = await disk.read(path);
    const header = bytes === null ? null : headerOf(bytes);
    if (bytes === null) continue;
    // One whose header is damaged is listed by its name: left out, its checks would be missing and nobody would be told.
    const { id, version } = header ?? { id: name, version: 'unreadable' };
    packs.push({ id, version, bytes: bytes.length, publicKey });
    pathOf.set(keyOf(id, version), path);
  }
  return {
    list: () => packs,
    async read(id, version) {
      const path = pathOf.get(keyOf(id, version));
      return path === undefined ? null : disk.read(path);
    },
  };
}

function headerOf(bytes: Uint8Array): { id: string; version: string } | null {
  const end = bytes.indexOf(NEWLINE);
  try {
    return packHeader.parse(JSON.parse(Buffer.from(bytes.subarray(0, Math.max(end, 0))).toString('utf8')));
  } catch {
    return null;
  }
}

async function packNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.wkp')).toSorted();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function keyOf(id: string, version: string): string {
  return JSON.stringify([id, version]);
}
