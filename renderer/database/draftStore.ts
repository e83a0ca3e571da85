import type { Stored } from '../../sync/client/ports.ts';
import type { Row } from './rowSchema.ts';
import type { RowStore } from './rowStore.ts';
import type { StoreQueue } from './storeQueue.ts';

export interface SavedDraft {
  readonly key: string;
  readonly text: string;
}

/** What is being written and was not recorded yet: the only thing of the database that is nowhere else. */
export interface DraftStore {
  save(draft: SavedDraft): Stored<null>;
  load(key: string): Stored<SavedDraft | null>;
  /** Gives the drafts about one chart to another; `join` puts one behind what is there. Answers of what kind they were. */
  move(
    fromChartId: string,
    toChartId: string,
    join: (there: string, moved: string) => string,
  ): Stored<readonly string[]>;
}

/** `opaqueId`: a draft's key names the chart and the finding, which names drugs; ids stand in clear, so it may not be one. */
export function createDraftStore(
  rows: RowStore,
  queue: StoreQueue,
  opaqueId: (name: string) => Promise<string>,
): DraftStore {
  async function load(key: string): Stored<SavedDraft | null> {
    const id = await opaqueId(key);
    const read = await queue.run(() => rows.get([id]));
    if (!read.ok) return read;
    const row = read.value[0];
    if (row === undefined) return { ok: true, value: null };
    return row.content === null
      ? { ok: false, error: { kind: 'corrupt' } }
      : { ok: true, value: row.content as SavedDraft };
  }
  async function save(draft: SavedDraft): Stored<null> {
    const id = await opaqueId(draft.key);
    const row: Row = { id, wardId: '-', kind: 'draft', seq: 0, generation: 0, content: draft };
    const saved = await queue.run(() => (draft.text === '' ? rows.remove([id]) : rows.put([row])));
    return saved.ok ? { ok: true, value: null } : saved;
  }
  return {
    load,
    save,
    async move(fromChartId, toChartId, join) {
      const all = await queue.run(async () => rows.get((await rows.keys()).map(({ id }) => id)));
      if (!all.ok) return all;
      const drafts = all.value.flatMap(({ content }) => (content === null ? [] : [content as SavedDraft]));
      const moving = drafts.filter(({ key }) => key.split(':')[1] === fromChartId);
      for (const { key, text } of moving) {
        const [kind = ''] = key.split(':');
        // The finding it was about may have another key under the other record: without one the words are found again.
        const target = kind === 'intervention' ? `${kind}:${toChartId}:free` : `${kind}:${toChartId}`;
        const there = await load(target);
        if (!there.ok) return there;
        const joined = there.value === null ? text : join(there.value.text, text);
        const saved = await save({ key: target, text: joined });
        if (!saved.ok) return saved;
        const removed = await save({ key, text: '' });
        if (!removed.ok) return removed;
      }
      return { ok: true, value: moving.map(({ key }) => key.split(':')[0] ?? '') };
    },
  };
}
