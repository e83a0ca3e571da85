import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import type { Disk } from '../disk/disk.ts';
import type { SecretStore } from './secretStore.ts';

/** The secret of this device, encrypted by the keystore of the operating system (DPAPI, Keychain, libsecret, KWallet). */
export function safeSecretStore(
  disk: Disk,
  profileFolder: string,
  safeStorage: Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'>,
): SecretStore {
  const path = sealedSecretPath(profileFolder);
  const write: SecretStore['write'] = async (secret) =>
    disk.writeDurably(path, await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')));
  return {
    kind: 'operatingSystem',
    async read() {
      const sealed = await disk.read(path);
      if (sealed === null) return null;
      const opened = await safeStorage.decryptStringAsync(Buffer.from(sealed)).catch(() => null);
      if (opened === null) return null;
      const secret = new Uint8Array(Buffer.from(opened.result, 'base64'));
      // The keystore changed its own key; a failure to write leaves the old one, which still opens.
      if (opened.shouldReEncrypt) await write(secret);
      return secret;
    },
    write,
  };
}

export function sealedSecretPath(profileFolder: string): string {
  return join(profileFolder, 'deviceSecret.sealed');
}
