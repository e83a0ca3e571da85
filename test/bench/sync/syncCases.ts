import { OPEN_LINE, type LineShape } from '../line/lineShape.ts';

/** The parts of the benchmark; each can be run without the others (`--only`). */
export const SYNC_CASES = ['load', 'broadband', 'narrow', 'lossy', 'live', 'push', 'fleet'] as const;
export type SyncCase = (typeof SYNC_CASES)[number];

export interface LoadCase {
  readonly name: SyncCase;
  readonly says: string;
  readonly shape: LineShape;
  /** What ours and each peer get; who is not done by then is judged by how far it came. */
  readonly oursMs: number;
  readonly peerMs: number;
}

const MINUTE = 60_000;

export const LOAD_CASES: readonly LoadCase[] = [
  { name: 'load', says: 'unthrottled', shape: OPEN_LINE, oursMs: 6 * MINUTE, peerMs: 6 * MINUTE },
  {
    name: 'broadband',
    says: '2 Mbit/s, 20 ms each way',
    shape: { bitsPerSecond: 2_000_000, latencyMs: 20, loss: 0 },
    oursMs: 5 * MINUTE,
    peerMs: 1.5 * MINUTE,
  },
  {
    name: 'narrow',
    says: '128 kbit/s, 100 ms each way',
    shape: { bitsPerSecond: 128_000, latencyMs: 100, loss: 0 },
    oursMs: 1.5 * MINUTE,
    peerMs: 1.5 * MINUTE,
  },
  {
    name: 'lossy',
    says: '30 % of all segments lost, 20 ms each way',
    shape: { bitsPerSecond: null, latencyMs: 20, loss: 0.3 },
    oursMs: 1.5 * MINUTE,
    peerMs: 1.5 * MINUTE,
  },
];

/** In a quick run nothing is timed, only tried. */
export const QUICK_MS = 2000;
