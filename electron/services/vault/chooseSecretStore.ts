import type { SafeStorage } from 'electron';
import { StartProblem } from '../../startProblem.ts';
import type { Disk } from '../disk/disk.ts';
import { fileSecretStore } from './fileSecretStore.ts';
import { safeSecretStore, sealedSecretPath } from './safeSecretStore.ts';
import type { SecretStore } from './secretStore.ts';

export interface SecretStoreChoice {
  readonly disk: Disk;
  readonly profileFolder: string;
  readonly safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
  >;
  readonly platform: NodeJS.Platform;
  readonly allowFileSecret: boolean;
}

/**
 * The keystore of the operating system. On a Linux without one Electron would encrypt with a password that everybody
 * knows ("basic_text"): that is refused, unless the policy takes a file instead, which at least says what it is.
 */
export async function chooseSecretStore(choice: SecretStoreChoice): Promise<SecretStore> {
  const { disk, profileFolder, safeStorage, platform } = choice;
  const file = fileSecretStore(disk, profileFolder);
  const isSealed = (await disk.read(sealedSecretPath(profileFolder))) !== null;
  // Enrolled in the browser shell before: it stays readable, and stays called what it is.
  if (!isSealed && (await file.read()) !== null) return file;
  const hasKeystore =
    (await safeStorage.isAsyncEncryptionAvailable()) &&
    (platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()));
  if (hasKeystore) return safeSecretStore(disk, profileFolder, safeStorage);
  if (choice.allowFileSecret && !isSealed) return file;
  throw new StartProblem(
    'this session has no keystore of the operating system (on Linux: GNOME Keyring or KWallet), so the secret of this workstation cannot be kept safe.',
    isSealed
      ? 'sign in to the desktop in which this workstation was enrolled.'
      : 'start a keyring, or let the policy allow a file instead ("allowFileSecret": true).',
  );
}
