import type { Result } from '../../../schema/result.ts';
import type { DiskFull } from '../disk/disk.ts';

/** Where the secret of this device lies. `fileOnly` is weaker, and the screen says so. */
export interface SecretStore {
  readonly kind: 'operatingSystem' | 'fileOnly';
  /** null: there is none (yet, or no more), or it cannot be read back. */
  read(): Promise<Uint8Array | null>;
  write(secret: Uint8Array): Promise<Result<void, DiskFull>>;
}
