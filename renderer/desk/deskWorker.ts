import { v7 } from 'uuid';
import { webPackPlatform } from '../../sync/pack/webPackPlatform.ts';
import { createDatabase } from '../database/createDatabase.ts';
import { createDesk } from './createDesk.ts';
import { serveDesk } from './rpc/serveDesk.ts';
import type { ToWorker } from './rpc/deskCalls.ts';
import { sha256 } from './sha256.ts';
import { createYield, workerTimer } from './workerTimer.ts';

/** The worker behind the screens: it holds the key, the database, replication and the reviews, and ends with the lock. */
const desk = createDesk({
  fetch: (input, init) => fetch(input, init),
  timer: workerTimer,
  random: Math.random,
  newId: () => v7(),
  sha256,
  packs: webPackPlatform(globalThis),
  queue: { steadyNow: () => performance.now(), yieldThen: createYield() },
  utcOffsetMinutes: () => -new Date().getTimezoneOffset(),
  storageRoom: async () => {
    const { usage, quota } = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
    return usage === undefined || quota === undefined ? null : { usedOctets: usage, freeOctets: quota - usage };
  },
  openDatabase: (vaultId, dataKey, keyId) => createDatabase({ vaultId, dataKey, keyId, sha256 }),
});

const answer = serveDesk(desk, (message) => globalThis.postMessage(message));
globalThis.addEventListener('message', (event: MessageEvent<ToWorker>) => answer(event.data));
