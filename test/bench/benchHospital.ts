import { fileURLToPath } from 'node:url';
import { demoWards, wardIndexOf } from '../../server/demo/demoWards.ts';
import type { BenchmarkRun } from './benchmark.ts';
import { forkPart } from './forkedPart.ts';
import type { HospitalOrder, OpenedHospital, ServerChange, ServerMemory } from './hospital/hospitalOrders.ts';

/** A central server on a PostgreSQL of its own with so many patients, in a process of its own. */
export interface BenchHospital extends OpenedHospital {
  readonly patients: number;
  readonly wardIds: readonly string[];
  /**
   * The second ward. Its patients were admitted among all others, so they come from one end of the feed to the other; those
   * of the first ward happen to be the oldest, and would come first without any merit of ours.
   */
  readonly ownWard: { readonly id: string; readonly patients: number };
  chartsOf(wardId: string): Promise<readonly string[]>;
  /** A new laboratory result of this patient, through the import. */
  change(chartId: string, number: number): Promise<ServerChange>;
  close(): Promise<void>;
}

/** A second, stateless node on the hospital's database. */
export interface BenchNode {
  readonly url: string;
  memory(): Promise<ServerMemory>;
}

const PROCESS = fileURLToPath(import.meta.resolve('./hospital/hospitalProcess.ts'));

export async function openBenchHospital(patients: number, { cleanup, say }: BenchmarkRun): Promise<BenchHospital> {
  const { ask, close } = forkHospital(say);
  cleanup.add(close);
  say('starting PostgreSQL and the server');
  const opened = await ask<OpenedHospital>({ kind: 'open', patients });
  const wards = demoWards(opened.siteId, patients);
  const wardOf = (index: number): number => wardIndexOf(index, patients, wards.length);
  return {
    ...opened,
    patients,
    wardIds: wards.map(({ id }) => id),
    ownWard: {
      id: wards[1]?.id ?? wards[0].id,
      patients: Array.from({ length: patients }, (_, index) => wardOf(index)).filter((ward) => ward === 1).length,
    },
    chartsOf: (wardId) => ask({ kind: 'chartsOf', wardId }),
    change: (chartId, number) => ask({ kind: 'change', chartId, number }),
    close,
  };
}

export async function openBenchNode(databaseUrl: string, { cleanup, say }: BenchmarkRun): Promise<BenchNode> {
  const { ask, close } = forkHospital(say);
  cleanup.add(close);
  const url = await ask<string>({ kind: 'openNode', databaseUrl });
  return { url, memory: () => ask({ kind: 'memory' }) };
}

function forkHospital(say: (progress: string) => void) {
  const part = forkPart(PROCESS, say);
  return {
    // The orders and their answers stand side by side in `hospitalOrders.ts`; messages carry no types.
    ask: async <T>(order: HospitalOrder): Promise<T> => (await part.ask(order)) as T,
    close: part.close,
  };
}
