import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type RunningServer } from '../../server/createServer.ts';
import { demoWards, wardIndexOf } from '../../server/demo/demoWards.ts';
import { loadDemo } from '../../server/demo/load/loadDemo.ts';
import type { BenchmarkRun } from './benchmark.ts';
import { createCountingLine, type CountingLine } from './countingLine.ts';

/** A central server on a PostgreSQL of its own with so many patients, and a counted way to it. */
export interface BenchHospital {
  readonly server: RunningServer;
  readonly line: CountingLine;
  readonly patients: number;
  /**
   * The second ward. Its patients were admitted among all others, so they come from one end of the feed to the other; those
   * of the first ward happen to be the oldest, and would come first without any merit of ours.
   */
  readonly ownWard: { readonly id: string; readonly patients: number };
  close(): Promise<void>;
}

const SAY_EVERY = 1000;

export async function openBenchHospital(patients: number, { cleanup, say }: BenchmarkRun): Promise<BenchHospital> {
  const folder = await cleanup.open(mkdtemp(join(tmpdir(), 'wardlight-bench-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  say('starting PostgreSQL and the server');
  let isClosed = false;
  const server = await cleanup.open(createServer({ dataFolder: folder }), async (opened) => {
    if (!isClosed) await opened.close();
  });
  const onProgress = (done: number): void => {
    if (done % SAY_EVERY === 0) say(`filling the hospital: ${done} of ${patients} patients`);
  };
  const now = new Date().toISOString();
  const loaded = await loadDemo(server.store, { patients, seed: 1, now, onProgress });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const line = await cleanup.open(createCountingLine(server.url), (opened) => opened.close());
  const wards = demoWards(server.store.site.siteId, patients);
  const wardOf = (index: number): number => wardIndexOf(index, patients, wards.length);
  return {
    server,
    line,
    patients,
    ownWard: {
      id: wards[1]?.id ?? wards[0].id,
      patients: Array.from({ length: patients }, (_, index) => wardOf(index)).filter((ward) => ward === 1).length,
    },
    close: async () => {
      isClosed = true;
      await line.close();
      await server.close();
    },
  };
}
