import { join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import type { SecretStore } from './secretStore.ts';

const SECRET_BYTES = 32;

/**
 * For machines without a keystore of the operating system: a file that only this user can read. Whoever copies the whole
 * profile has it too, and then only the password protects the data key.
 */
export function fileSecretStore(disk: Disk, profileFolder: string): SecretStore {
  const path = join(profileFolder, 'deviceSecret');
  return {
    kind: 'fileOnly',
    async read() {
      const bytes = await disk.read(path);
      return bytes?.length === SECRET_BYTES ? bytes : null;
    },
    write: (secret) => disk.writeDurably(path, secret),
  };
}
