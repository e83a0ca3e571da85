import { join } from 'node:path';
import { v4 as uuid } from 'uuid';
import { z } from 'zod';
import { identifier } from '../../../schema/identifier.ts';
import type { Disk } from '../disk/disk.ts';

const deviceFile = z.object({ deviceId: identifier });

/** The id of this workstation, made once. A lost or damaged file makes it a new workstation, which costs nothing but a name. */
export async function deviceIdentity(disk: Disk, profileFolder: string): Promise<string> {
  const path = join(profileFolder, 'device.json');
  const bytes = await disk.read(path);
  const known = bytes === null ? null : parse(bytes);
  if (known !== null) return known;
  const deviceId = `device-${uuid()}`;
  await disk.writeDurably(path, Buffer.from(`${JSON.stringify({ deviceId })}\n`));
  return deviceId;
}

function parse(bytes: Uint8Array): string | null {
  try {
    return deviceFile.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).deviceId;
  } catch {
    return null;
  }
}
