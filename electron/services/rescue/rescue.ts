import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { IpcRequest, IpcResponse } from '../../../schema/ipc/ipcTable.ts';
import { rescueAnswer } from '../../../schema/wire/rescue.ts';
import { sealRescueFile } from '../../../sync/rescue/rescueFile.ts';
import { webRescueCrypto } from '../../../sync/rescue/webRescueCrypto.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk/disk.ts';
import type { Journal } from '../journal/journal.ts';
import type { Lock } from '../lock/lock.ts';
import { under } from '../session/serverSession.ts';
import type { DeskContent } from '../session/session.ts';
import type { Transport, TransportAnswer } from '../transport/transport.ts';
import { openJournalActs } from './journalActs.ts';

export interface RescueParts {
  readonly lock: Lock<DeskContent>;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly transport: Transport;
  readonly journalOf: (vaultId: string) => Promise<Journal>;
  /** Where the files go; named on the screen, for the person copies them from there. */
  readonly folder: string;
}

type Written = IpcResponse<'rescue.write'>;
type Taken = IpcResponse<'rescue.take'>;

/** Rescue files out and in: the handlers of `rescue.*`. */
export interface Rescue {
  write(): Promise<Written>;
  take(request: IpcRequest<'rescue.take'>): Promise<Taken>;
}

const LARGEST_ANSWER_BYTES = 8_000_000;
const crypto = webRescueCrypto(globalThis.crypto);

export function createRescue(parts: RescueParts): Rescue {
  const { lock, disk, clock, transport, folder } = parts;
  return {
    async write() {
      const desk = lock.open();
      if (desk === null) return { ok: false, code: 'notAllowed' };
      const { opened } = desk.content;
      const { authorKey, certificate, siteKeys } = opened.record;
      const journal = await parts.journalOf(opened.envelope.vaultId);
      const { acts, unreadable } = openJournalActs({ dataKey: desk.dataKey }, await journal.unsentActs());
      if (acts.length === 0) return { ok: false, reason: 'nothingUnsent' };
      if (authorKey === undefined || certificate === undefined || siteKeys === undefined)
        return { ok: false, reason: 'neverVouchedFor' };
      const author = { certificate, siteKeys, authorPrivateKey: authorKey.privateKey };
      const writtenAt = new Date(clock.now()).toISOString();
      const file = await sealRescueFile(crypto, author, acts, writtenAt);
      const path = join(folder, `wardlight-rescue-${writtenAt.replaceAll(/[:.]/g, '-')}.txt`);
      try {
        await disk.makeFolder(folder);
        const written = await disk.writeDurably(path, Buffer.from(file));
        return written.ok ? { ok: true, path, count: acts.length, unreadable } : { ok: false, reason: 'diskFull' };
      } catch {
        // A folder that may not be written, a disk that was pulled: the person must hear of it, and the journal is whole.
        return { ok: false, reason: 'folderRefused' };
      }
    },
    async take({ file }) {
      const desk = lock.open();
      if (desk === null) return { ok: false, code: 'notAllowed' };
      const { opened, signIn } = desk.content;
      const token = await signIn.token();
      if (!token.ok)
        return { ok: false, reason: token.error.kind === 'wrongPassword' ? 'signInNeeded' : 'unreachable' };
      const answer = await transport({
        method: 'POST',
        url: under(opened.envelope.serverUrl, 'sync/v1/rescue').href,
        headers: { authorization: `Bearer ${token.value}`, 'content-type': 'text/plain' },
        body: once(file),
        accepts: ['application/json'],
        signal: desk.ended,
      });
      if (!answer.ok) return { ok: false, reason: 'unreachable' };
      if (answer.value.status === 401) return { ok: false, reason: 'signInNeeded' };
      const parsed = rescueAnswer.safeParse(await readJson(answer.value));
      if (answer.value.status !== 200 || !parsed.success) return { ok: false, reason: 'unreachable' };
      return parsed.data.ok ? { ok: true, report: parsed.data.report } : { ok: false, reason: parsed.data.failure };
    },
  };
}

async function readJson({ body, headers }: TransportAnswer): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of body) {
      length += piece.length;
      if (length > LARGEST_ANSWER_BYTES) return undefined;
      pieces.push(piece);
    }
    const bytes = Buffer.concat(pieces);
    const isPacked = headers['content-encoding'] === 'gzip';
    return JSON.parse((isPacked ? gunzipSync(bytes, { maxOutputLength: LARGEST_ANSWER_BYTES }) : bytes).toString());
  } catch {
    return undefined;
  }
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
