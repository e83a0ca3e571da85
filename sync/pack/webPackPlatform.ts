import type { PackPlatform } from './packPlatform.ts';

/** The parts of WebCrypto and of the streams of the web that a pack needs; `globalThis` has them in a worker and in Node. */
export type WebParts = {
  readonly crypto: {
    readonly subtle: {
      digest(algorithm: string, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
      importKey(
        format: 'raw',
        key: Uint8Array<ArrayBuffer>,
        algorithm: string,
        extractable: boolean,
        usages: ['verify'],
      ): Promise<unknown>;
      verify(
        algorithm: string,
        key: never,
        signature: Uint8Array<ArrayBuffer>,
        data: Uint8Array<ArrayBuffer>,
      ): Promise<boolean>;
    };
  };
  readonly DecompressionStream: new (format: 'gzip') => {
    readonly readable: { getReader(): Reader };
    readonly writable: { getWriter(): Writer };
  };
};
type Reader = { read(): Promise<{ done: boolean; value?: unknown }>; cancel(): Promise<void> };
type Writer = { write(chunk: never): Promise<void>; close(): Promise<void> };

/** The platform of a browser worker. Ed25519 is in Chromium from 137 on. */
export function webPackPlatform(web: WebParts): PackPlatform {
  const { subtle } = web.crypto;
  return {
    async verify(publicKey, signature, bytes) {
      try {
        const key = await subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
        // The key is opaque: it goes back to the `subtle` that made it.
        return await subtle.verify('Ed25519', key as never, new Uint8Array(signature), new Uint8Array(bytes));
      } catch {
        return false;
      }
    },
    async sha256(bytes) {
      return new Uint8Array(await subtle.digest('SHA-256', new Uint8Array(bytes)));
    },
    async gunzip(bytes, limitBytes) {
      const { readable, writable } = new web.DecompressionStream('gzip');
      const writer = writable.getWriter();
      // A stream that is cancelled or corrupt rejects the writer as well; the reader is what reports it.
      const ignore = (): void => undefined;
      writer
        .write(new Uint8Array(bytes) as never)
        .then(() => writer.close())
        .catch(ignore);
      try {
        const chunks = await readAll(readable.getReader(), limitBytes);
        return chunks === null ? { ok: false, error: 'tooLarge' } : { ok: true, value: joined(chunks) };
      } catch {
        return { ok: false, error: 'unreadable' };
      }
    },
  };
}

async function readAll(reader: Reader, limitBytes: number): Promise<readonly Uint8Array[] | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    if (!(value instanceof Uint8Array)) continue;
    length += value.length;
    if (length > limitBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
