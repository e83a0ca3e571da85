import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on which every byte that comes back is counted, headers included. */
export interface CountingLine {
  readonly url: string;
  /** Bytes received since the last time this was asked. */
  takeBytes(): number;
  close(): Promise<void>;
}

export async function createCountingLine(serverUrl: string): Promise<CountingLine> {
  const target = new URL(serverUrl);
  const open = new Set<Socket>();
  let bytes = 0;
  const listener = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    far.on('data', (piece) => {
      bytes += piece.length;
    });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      // A broken line is the ordinary end of a browser's connection; the other side is told by its own end.
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP listener has an address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    takeBytes: () => {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        listener.close(() => resolve());
      }),
  };
}
