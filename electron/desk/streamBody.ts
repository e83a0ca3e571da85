import { Readable } from 'node:stream';

/**
 * Pieces as the body of a Request or Response, read only as fast as they are taken. Node and the DOM each declare this
 * class; at run time there is one, which the compiler cannot know.
 */
export function streamBody(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const readable = pieces instanceof Readable ? pieces : Readable.from(pieces, { objectMode: false });
  const stream: unknown = Readable.toWeb(readable);
  return stream as ReadableStream<Uint8Array<ArrayBuffer>>;
}
