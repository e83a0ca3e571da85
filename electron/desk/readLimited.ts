/**
 * The body as text, or null when it is longer than `limit`. What is too long is read to its end and thrown away: a sender
 * whose connection breaks would never hear why. Node ends requests that take more than five minutes.
 */
export async function readLimited(request: Request, limit: number): Promise<string | null> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | null = request.body;
  for await (const piece of body ?? nothing()) {
    length += piece.length;
    if (length <= limit) pieces.push(piece);
    else pieces = [];
  }
  return length <= limit ? Buffer.concat(pieces).toString('utf8') : null;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
