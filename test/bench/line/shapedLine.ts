import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { lossDelayMs, OPEN_LINE, seededRandom, SEGMENT_BYTES, type LineShape } from './lineShape.ts';

/** A way to a server that is as slow and as bad as it is told to be, and on which every byte that comes back is counted. */
export interface ShapedLine {
  readonly url: string;
  /** From now on, for what is not under way yet. */
  shape(shape: LineShape): void;
  /** Breaks every open connection and refuses new ones, until it is mended. */
  cut(): void;
  mend(): void;
  /** Bytes received since the last time this was asked, headers included. */
  takeBytes(): number;
  /** Connections that were given up because of loss, since the last time this was asked. */
  takeBreaks(): number;
  close(): Promise<void>;
}

/** Waits shorter than a timer's grain are saved up. */
const GRAIN_MS = 2;
const SEED = 20_261_121;

interface Direction {
  /** When the line is free for the next segment, on the steady clock. */
  freeAt: number;
  count(bytes: number): void;
}

export async function createShapedLine(serverUrl: string, first: LineShape = OPEN_LINE): Promise<ShapedLine> {
  const target = new URL(serverUrl);
  const open = new Set<Socket>();
  const random = seededRandom(SEED);
  let current = first;
  let isCut = false;
  let bytes = 0;
  let breaks = 0;
  const up: Direction = { freeAt: 0, count: () => undefined };
  const down: Direction = {
    freeAt: 0,
    count: (received) => {
      bytes += received;
    },
  };

  const listener = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      socket.setNoDelay(true);
      open.add(socket);
      // A broken line is the ordinary end of a browser's connection; the other side is told by its own end.
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    const broken = (): void => {
      breaks += 1;
      near.destroy();
      far.destroy();
    };
    void pass(near, far, up, broken);
    void pass(far, near, down, broken);
  });

  async function pass(from: Socket, to: Socket, direction: Direction, broken: () => void): Promise<void> {
    // Deliveries follow one another even where the later one has less far to go.
    let delivered = Promise.resolve();
    try {
      for await (const piece of from as AsyncIterable<Buffer>) {
        if (current === OPEN_LINE) {
          direction.count(piece.length);
          if (!to.write(piece)) await drained(to);
          continue;
        }
        for (let at = 0; at < piece.length; at += SEGMENT_BYTES) {
          const segment = piece.subarray(at, at + SEGMENT_BYTES);
          const lateMs = lossDelayMs(current.loss, random);
          if (lateMs === null) return broken();
          if (lateMs > 0) await sleep(lateMs);
          await slotOn(direction, segment.length);
          const arrivesAt = performance.now() + current.latencyMs;
          delivered = delivered.then(async () => {
            const left = arrivesAt - performance.now();
            if (left > GRAIN_MS) await sleep(left);
            direction.count(segment.length);
            if (!to.destroyed) to.write(segment);
          });
        }
      }
      await delivered;
      to.end();
    } catch {
      // The end of a connection in the middle is what a line is for; both sides hear of it by their sockets.
      to.destroy();
    }
  }

  async function slotOn(direction: Direction, length: number): Promise<void> {
    if (current.bitsPerSecond === null) return;
    const now = performance.now();
    direction.freeAt = Math.max(now, direction.freeAt) + (length * 8000) / current.bitsPerSecond;
    const left = direction.freeAt - now;
    if (left > GRAIN_MS) await sleep(left);
  }

  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP listener has an address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    shape: (shape) => {
      current = shape;
    },
    cut: () => {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    takeBytes: () => {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    takeBreaks: () => {
      const taken = breaks;
      breaks = 0;
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        listener.close(() => resolve());
      }),
  };
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      socket.off('drain', go);
      socket.off('close', go);
      resolve();
    };
    socket.once('drain', go);
    socket.once('close', go);
  });
}
