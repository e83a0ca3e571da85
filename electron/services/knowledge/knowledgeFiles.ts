import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { packList } from '../../../schema/ipc/deskPaths.ts';
import { packFileName, packsInUse } from '../../../sync/pack/packsInUse.ts';
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
  const publicKey = publicKeyBytes === null ? '' : textOf(publicKeyBytes);
  const packs: Pack[] = [];
  const pathOf = new Map<string, string>();
  const chosen = await namesInUse(disk, folder);
  for (const name of chosen ?? (await packNames(folder))) {
    const path = join(folder, name);
    const bytes = (await disk.read(path)) ?? (chosen === null ? null : new Uint8Array());
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
      // A file that is listed and gone is an empty one: it does not open, and the others still do.
      return path === undefined ? null : ((await disk.read(path)) ?? new Uint8Array());
    },
  };
}

/**
 * The files that `active.json` of a store of packs names (`npm run knowledge -- activate`): an older version kept for roll-back must
 * not add up with the one in use. null: this is a plain folder. One that cannot be read, and a file that is named and missing, are
 * listed, so that opening them fails and is told. The keys of the store are not read here: all must be signed with the key that came
 * with the program, or whoever writes one pack could bring its key along.
 */
async function namesInUse(disk: Pick<Disk, 'read'>, folder: string): Promise<readonly string[] | null> {
  const bytes = await disk.read(join(folder, 'active.json'));
  if (bytes === null) return null;
  try {
    const state = packsInUse.parse(JSON.parse(textOf(bytes)));
    return Object.entries(state).map(([id, { active }]) => packFileName(id, active));
  } catch {
    return ['active.json'];
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').trim();
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
