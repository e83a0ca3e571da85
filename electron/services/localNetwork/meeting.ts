import type { Socket } from 'node:net';
import type { Result } from '../../../schema/result.ts';

/** `silent`: the other ended without a byte; `brokenOff`: anything else that is not one whole text. */
export type ReadFailure = 'silent' | 'brokenOff';

export interface TextLimit {
  readonly bytes: number;
  /** Until the last byte is there: a slow sender does not hold a place. */
  readonly seconds: number;
  /** Until the first is there, where that is less: who connects and says nothing does not hold a call of ours. */
  readonly beginSeconds?: number;
}

/** A `letter` is for a workstation that is locked: it wants no answer. Everything else is `talk`. */
export type MessageKind = 'talk' | 'letter';
export interface Message {
  readonly kind: MessageKind;
  readonly text: string;
}

/** Texts to and fro over one connection. Whatever does not fit ends it, without an answer that tells why. */
export interface Meeting {
  read(limit: TextLimit): Promise<Result<Message, ReadFailure>>;
  /** False where it did not get out in that time. */
  write(kind: MessageKind, text: string, seconds: number): Promise<boolean>;
  /** Says that nothing more comes, and resolves when the other has ended too. */
  finish(seconds: number): Promise<void>;
  end(): void;
}

/**
 * Before each text: one of these, and its length in four. No request of a browser begins so, nor a TLS handshake: a web
 * page can make a browser connect here, and has said the wrong thing with its first byte.
 */
const MARKS: Readonly<Record<MessageKind, string>> = { talk: 'WLX1', letter: 'WLL1' };
const MARK_BYTES = 4;
/** Grows as bytes come, not as they are promised. */
const FIRST_BUFFER_BYTES = 4096;

export function meetingOver(socket: Socket): Meeting {
  let wake = (): void => {};
  for (const event of ['readable', 'end', 'close'] as const) socket.on(event, () => wake());
  // `close` follows, and is all that matters here.
  socket.on('error', () => wake());
  socket.setNoDelay(true);

  const within = async <T>(seconds: number, job: Promise<T>): Promise<T> => {
    const late = setTimeout(() => socket.destroy(), seconds * 1000);
    return job.finally(() => clearTimeout(late));
  };
  const bytes = async (length: number): Promise<Buffer | null> => {
    let buffer: Buffer = Buffer.alloc(Math.min(length, FIRST_BUFFER_BYTES));
    let have = 0;
    while (have < length) {
      const available = Math.min(socket.readableLength, length - have);
      if (available === 0) {
        if (socket.readableEnded || socket.destroyed) return have === 0 ? null : Buffer.alloc(0);
        const more = new Promise<void>((resolve) => (wake = resolve));
        socket.read(0);
        await more;
        continue;
      }
      const chunk: unknown = socket.read(available);
      if (!(chunk instanceof Buffer)) return Buffer.alloc(0);
      if (have + chunk.length > buffer.length) buffer = grown(buffer, have + chunk.length, length);
      chunk.copy(buffer, have);
      have += chunk.length;
    }
    return buffer;
  };
  const readText = async ({
    bytes: mostBytes,
    seconds,
    beginSeconds,
  }: TextLimit): Promise<Result<Message, ReadFailure>> => {
    const mark = await within(beginSeconds ?? seconds, bytes(MARK_BYTES));
    if (mark === null) return failed(socket.errored === null ? 'silent' : 'brokenOff');
    const kind = kindOf(mark.toString('latin1'));
    if (kind === undefined) return failed('brokenOff');
    const size = await bytes(4);
    const length = size?.length === 4 ? size.readUInt32BE() : 0;
    if (length === 0 || length > mostBytes) return failed('brokenOff');
    const body = await bytes(length);
    return body?.length === length ? messageOf(kind, body) : failed('brokenOff');
  };

  return {
    async read(limit) {
      const read = await within(limit.seconds, readText(limit));
      if (!read.ok) socket.destroy();
      return read;
    },
    write(kind, text, seconds) {
      const body = Buffer.from(text, 'utf8');
      const size = Buffer.alloc(4);
      size.writeUInt32BE(body.length);
      const sent = new Promise<boolean>((resolve) => {
        socket.once('close', () => resolve(false));
        socket.write(Buffer.concat([Buffer.from(MARKS[kind], 'latin1'), size, body]), (error) =>
          resolve(error == null),
        );
      });
      return within(seconds, sent);
    },
    finish(seconds) {
      const closed = new Promise<void>((resolve) => {
        if (socket.destroyed) resolve();
        socket.once('close', () => resolve());
      });
      socket.end();
      // What still comes is read and thrown away, or the end of the stream would never be seen.
      socket.removeAllListeners('readable').resume();
      return within(seconds, closed);
    },
    end: () => void socket.destroy(),
  };
}

function grown(buffer: Buffer, needed: number, most: number): Buffer {
  const larger = Buffer.alloc(Math.min(Math.max(needed, buffer.length * 2), most));
  buffer.copy(larger);
  return larger;
}

function kindOf(mark: string): MessageKind | undefined {
  if (mark === MARKS.talk) return 'talk';
  return mark === MARKS.letter ? 'letter' : undefined;
}

function messageOf(kind: MessageKind, body: Buffer): Result<Message, ReadFailure> {
  try {
    return { ok: true, value: { kind, text: new TextDecoder('utf-8', { fatal: true }).decode(body) } };
  } catch {
    return failed('brokenOff');
  }
}

function failed(error: ReadFailure): { readonly ok: false; readonly error: ReadFailure } {
  return { ok: false, error };
}
