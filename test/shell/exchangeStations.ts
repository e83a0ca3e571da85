import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import { createJournalSeal } from '../../renderer/desk/shell/journalSeal.ts';
import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import { deskKey, peerActs, type PeerActs } from '../../schema/ipc/deskPaths.ts';
import { sealEvent } from '../../sync/events/sealEvent.ts';
import { PASSWORD, type TestServer } from '../../server/testing/startTestServer.ts';
import { shellUnderTest, type PageUnderTest, type ShellUnderTest } from './shellUnderTest.ts';

// The desk worker's browser has this; Node 24 does not yet.
Object.defineProperty(Uint8Array.prototype, 'toBase64', {
  configurable: true,
  value(this: Uint8Array): string {
    return Buffer.from(this).toString('base64');
  },
});

/** A workstation of a hospital, as its page and its desk worker use it. */
export interface ExchangeStation {
  readonly station: ShellUnderTest;
  readonly deviceId: string;
  readonly userId: string;
  page(): PageUnderTest;
  capability(): string;
  /** Writes a comment as the desk worker does; gives its id. */
  write(given?: { wardId?: string; chartId?: string; text?: string; authorName?: string }): Promise<string>;
  /** Writes the file and gives what is in it. */
  file(): Promise<string>;
  take(file: string): Promise<Record<string, unknown>>;
  peers(after?: number): Promise<PeerActs['acts']>;
  note(note: object): Promise<number>;
  unlock(): Promise<void>;
}

export async function exchangeStation(
  server: Pick<TestServer, 'url' | 'siteId'>,
  username: string,
  options: Parameters<typeof shellUnderTest>[0] = {},
): Promise<ExchangeStation> {
  const clock = { now: () => Date.now(), after: () => () => undefined };
  const station = await shellUnderTest({ clock, ...options });
  let page = await station.page();
  const { body } = await page.call('session.enrol', { serverUrl: server.url, username, password: PASSWORD });
  if (body['ok'] !== true) throw new Error(JSON.stringify(body));
  const { deviceId, user } = body as { deviceId: string; user: { id: string; displayName: string } };
  let capability = String(body['capability']);

  return {
    station,
    deviceId,
    userId: user.id,
    page: () => page,
    capability: () => capability,
    async write({ wardId = 'north', chartId = 'chart-1', text = 'Seen with the prescriber.', authorName } = {}) {
      const key = deskKey.parse(await (await page.desk('/desk/key', capability)).json());
      const seal = await createJournalSeal(new Uint8Array(Buffer.from(key.dataKey, 'base64')));
      const document: ClinicalEvent = await sealEvent(
        {
          id: v7(),
          siteId: server.siteId,
          wardId,
          chartId,
          authorId: user.id,
          authorName: authorName ?? user.displayName,
          deviceId,
          occurredAt: new Date().toISOString(),
          clockOffsetMs: null,
          baseRevision: 1,
          corrects: null,
          body: { kind: 'comment', text, orderIds: [] },
        },
        (content) => createHash('sha256').update(content).digest('hex'),
      );
      const line = { line: 'act', id: document.id, sealed: await seal.seal({ type: 'event', document }) };
      const body = JSON.stringify({ lines: [line] });
      const answer = await page.desk('/desk/journal', capability, { method: 'POST', body });
      if (answer.status !== 204) throw new Error(`the journal answered ${answer.status}`);
      return document.id;
    },
    async file() {
      const { body: written } = await page.call('exchange.write', {});
      if (written['ok'] !== true) throw new Error(JSON.stringify(written));
      return readFile(String(written['path']), 'utf8');
    },
    take: async (file) => (await page.call('exchange.take', { file })).body,
    peers: async (after = 0) =>
      peerActs.parse(await (await page.desk(`/desk/exchange?after=${after}`, capability)).json()).acts,
    note: async (note) =>
      (await page.desk('/desk/exchange', capability, { method: 'POST', body: JSON.stringify(note) })).status,
    async unlock() {
      page = await station.page();
      const { body: unlocked } = await page.call('session.unlock', { username, password: PASSWORD });
      if (unlocked['ok'] !== true) throw new Error(JSON.stringify(unlocked));
      capability = String(unlocked['capability']);
    },
  };
}
