import type { Timer } from '../../sync/client/ports.ts';
import type { PackPlatform } from '../../sync/pack/packPlatform.ts';
import type { Sha256 } from '../../sync/sha256.ts';
import type { DiskRoom } from './disk/diskForecast.ts';
import type { DeskDatabase } from './model/deskDatabase.ts';
import type { QueuePlatform } from './model/workQueue.ts';

/** What the desk needs of the worker it runs in. */
export interface DeskPlatform {
  readonly fetch: typeof fetch;
  readonly timer: Timer;
  readonly random: () => number;
  readonly newId: () => string;
  readonly sha256: Sha256;
  readonly packs: PackPlatform;
  readonly queue: QueuePlatform;
  readonly utcOffsetMinutes: () => number;
  /** null: the engine does not say. */
  readonly storageRoom: () => Promise<DiskRoom | null>;
  readonly openDatabase: (
    vaultId: string,
    dataKey: Uint8Array<ArrayBuffer>,
    keyId: string,
  ) => Promise<{ readonly ok: true; readonly value: DeskDatabase } | { readonly ok: false }>;
}
