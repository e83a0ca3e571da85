import { createRxDatabase, type RxCollection } from 'rxdb';
import type { Chart } from '../../schema/chart/chart.ts';
import type { Result } from '../../schema/result.ts';
import type { MirrorStore, OutboxStore, Stored, StorageFailure } from '../../sync/client/ports.ts';
import type { Sha256 } from '../../sync/sha256.ts';
import type { AwayRow } from '../desk/away/awayStore.ts';
import { createAwayStore, type StoredRows } from './awayStore.ts';
import { databaseFiles } from './databaseFiles.ts';
import { createDraftStore, type DraftStore } from './draftStore.ts';
import { holdDatabase } from './holdDatabase.ts';
import { createMirrorStore } from './mirrorStore.ts';
import { createOutboxStore } from './outboxStore.ts';
import { createRowSeal } from './rowSeal.ts';
import { openRowSchema, type Row } from './rowSchema.ts';
import { createRowStore, type RowStore } from './rowStore.ts';
import { createSealedStorage } from './sealedStorage.ts';
import { createStoreQueue, failureOf } from './storeQueue.ts';

/** Eight of the 13 collections that RxDB's open core allows in a process. */
const COLLECTIONS = ['charts', 'events', 'states', 'wards', 'outbox', 'checkpoints', 'drafts', 'away'] as const;
type CollectionName = (typeof COLLECTIONS)[number];
const STRICT: ReadonlySet<string> = new Set<CollectionName>(['outbox', 'drafts']);

const DEADLINE_MS = 5000;
const HOLD_MS = 5000;

export interface DatabaseKey {
  readonly vaultId: string;
  readonly keyId: string;
  /** 32 bytes; not kept, and may be overwritten afterwards. */
  readonly dataKey: Uint8Array<ArrayBuffer>;
  readonly sha256: Sha256;
}

/** The workstation's database: everything in it is a cache of the server or also in the journal, except drafts and what was seen. */
export interface Database {
  readonly mirror: MirrorStore;
  readonly outbox: OutboxStore;
  /** It could not be opened and was made anew. */
  readonly rebuilt: boolean;
  /** null: not here, or only a version that this program cannot read. */
  readChart(id: string): Stored<Chart | null>;
  saveDraft: DraftStore['save'];
  loadDraft: DraftStore['load'];
  moveDrafts: DraftStore['move'];
  readonly away: StoredRows<AwayRow>;
  close(): Promise<void>;
}

/**
 * Opens the database of a vault. One whose files are damaged is deleted and made anew, and says so; one that is full, slow
 * or of a newer program is left as it is.
 */
export async function createDatabase(key: DatabaseKey): Promise<Result<Database, StorageFailure>> {
  const release = await holdDatabase(nameOf(key.vaultId), HOLD_MS);
  if (release === null) return { ok: false, error: { kind: 'unresponsive' } };
  const opened = await openOrRebuild(key);
  if (!opened.ok) {
    release();
    return opened;
  }
  const { close } = opened.value;
  return { ok: true, value: { ...opened.value, close: () => close().finally(release) } };
}

async function openOrRebuild(key: DatabaseKey): Promise<Result<Database, StorageFailure>> {
  const files = databaseFiles(nameOf(key.vaultId), COLLECTIONS, openRowSchema.version);
  const checked = await settled(files.check());
  const state = checked.ok ? checked.value : checked;
  if (state.ok) {
    // RxDB would open its own version beside it, and the person would find yesterday's rows as today's (F02).
    const isNewer = state.value.newestVersion > openRowSchema.version;
    return isNewer ? { ok: false, error: { kind: 'newer' } } : open(key, false);
  }
  if (state.error.kind !== 'corrupt') return state;
  const deleted = await settled(files.delete());
  return deleted.ok ? open(key, true) : deleted;
}

async function open(key: DatabaseKey, rebuilt: boolean): Promise<Result<Database, StorageFailure>> {
  const opened = await settled(openCollections(key));
  if (!opened.ok) return opened;
  const { rows, opaqueId, close } = opened.value;
  const queue = createStoreQueue(DEADLINE_MS);
  const mirror = await createMirrorStore(
    { chart: rows.charts, event: rows.events, state: rows.states, ward: rows.wards },
    rows.checkpoints,
    queue,
    key.sha256,
  );
  if (!mirror.ok) {
    await settled(close());
    return mirror;
  }
  const { readChart } = mirror.value;
  const drafts = createDraftStore(rows.drafts, queue, opaqueId);
  return {
    ok: true,
    value: {
      mirror: mirror.value,
      outbox: createOutboxStore(rows.outbox, queue),
      saveDraft: drafts.save,
      loadDraft: drafts.load,
      moveDrafts: drafts.move,
      away: createAwayStore<AwayRow>(rows.away, queue),
      rebuilt,
      async readChart(id) {
        const read = await readChart(id);
        if (!read.ok) return read;
        return { ok: true, value: read.value?.type === 'chart' ? read.value.document : null };
      },
      async close() {
        // What waits in the queue is written first.
        await queue.run(close);
      },
    },
  };
}

async function openCollections(key: DatabaseKey) {
  const seal = await createRowSeal(key.dataKey, key.keyId);
  const storage = createSealedStorage(seal, STRICT);
  const database = await createRxDatabase({
    name: nameOf(key.vaultId),
    storage,
    multiInstance: false,
    eventReduce: false,
  });
  const close = async (): Promise<void> => void (await database.close());
  try {
    const created = await database.addCollections(
      Object.fromEntries(COLLECTIONS.map((name) => [name, { schema: openRowSchema }])),
    );
    const rows = Object.fromEntries(
      COLLECTIONS.map((name) => [name, createRowStore(created[name] as unknown as RxCollection<Row>)]),
    ) as Record<CollectionName, RowStore>;
    return { rows, opaqueId: seal.opaqueId, close };
  } catch (error) {
    // Half open it would block both its deletion and a second try.
    await settled(close());
    throw error;
  }
}

function nameOf(vaultId: string): string {
  return `wardlight-${vaultId}`;
}

/** Opening can hang as well as fail: a browser with a broken profile may never answer. */
function settled<T>(operation: Promise<T>): Promise<Result<T, StorageFailure>> {
  return new Promise((resolve) => {
    const timeout = setTimeout(() => resolve({ ok: false, error: { kind: 'unresponsive' } }), DEADLINE_MS * 2);
    operation
      .then((value) => resolve({ ok: true, value }))
      .catch((error: unknown) => resolve({ ok: false, error: failureOf(error) }))
      .finally(() => clearTimeout(timeout));
  });
}
