import type { Benchmark } from './benchmark.ts';
import { benchEngine } from './engine/benchEngine.ts';
import { benchStart } from './start/benchStart.ts';
import { benchSync } from './sync/benchSync.ts';

export const benchmarks: Readonly<Record<string, { readonly run: Benchmark; readonly says: string }>> = {
  engine: { run: benchEngine, says: 'review of charts of 5, 15 and 40 lines; a sweep of 10,000 patients' },
  sync: {
    run: benchSync,
    says: 'first loads of 10,000 charts on four lines, changes, a push, a server with 300 workstations',
  },
  start: { run: benchStart, says: 'cold start without a network, with 60 and with 10,000 charts on the disk' },
};
