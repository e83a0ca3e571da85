import { createDatabase } from '../../../renderer/database/createDatabase.ts';
import type { MirrorItem } from '../../../sync/client/mirrorItem.ts';
import type { MirrorPosition } from '../../../sync/client/ports.ts';

const sha256 = async (text: string): Promise<string> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toHex();

const position = (seq: number): MirrorPosition => ({
  scopeKey: 'w1',
  protocol: 1,
  epoch: 'e1',
  generation: 1,
  checkpoint: { seq, id: 'x' },
  complete: false,
  feedsAsOf: {},
  asOf: null,
});
/** As large as a comment is; the database takes any document of this envelope. */
const event = (seq: number): MirrorItem => {
  const content = { id: `e${seq}`, wardId: 'w1', chartId: 'c1', body: { kind: 'comment', text: 'seen '.repeat(60) } };
  return { type: 'event', seq, id: content.id, wardId: 'w1', document: content } as unknown as MirrorItem;
};

/** Writes one page of so many documents, opens the database anew, and says what it holds. */
async function writePage(count: number) {
  const key = { vaultId: 'large', keyId: 'k1', dataKey: new Uint8Array(32).fill(7), sha256 };
  const open = async () => {
    const opened = await createDatabase(key);
    if (!opened.ok) throw new Error(opened.error.kind);
    return opened.value;
  };
  const first = await open();
  const items = Array.from({ length: count }, (_, number) => event(number + 1));
  const written = await first.mirror.apply(items, position(count));
  const next = await first.mirror.apply([event(count + 1)], position(count + 1));
  await first.close();
  const again = await open();
  const stored = await again.mirror.readPosition();
  let read = 0;
  const all = await again.mirror.readAll((documents) => void (read += documents.length));
  const digest = await again.mirror.digest(1);
  await again.close();
  return {
    ok: [written, next, all].map((result) => result.ok),
    seq: stored.ok ? stored.value?.checkpoint.seq : null,
    read,
    count: digest.ok ? digest.value.count : null,
  };
}

declare global {
  interface Window {
    ready: boolean;
    writePage: typeof writePage;
  }
}
window.writePage = writePage;
window.ready = true;
