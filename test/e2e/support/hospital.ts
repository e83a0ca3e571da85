import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type RunningServer } from '../../../server/createServer.ts';
import { loadDemo } from '../../../server/demo/load/loadDemo.ts';
import { createCuttableNetwork, type CuttableNetwork } from './cuttableNetwork.ts';

/** A central server on a real PostgreSQL with the demo hospital, behind a network that can be cut. */
export interface Hospital {
  readonly server: RunningServer;
  readonly network: CuttableNetwork;
  close(): Promise<void>;
}

export async function openHospital(options: { readonly patients: number; readonly now: string }): Promise<Hospital> {
  const folder = await mkdtemp(join(tmpdir(), 'wardlight-hospital-'));
  const server = await createServer({ dataFolder: folder });
  const loaded = await loadDemo(server.store, { patients: options.patients, seed: 1, now: options.now });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const network = await createCuttableNetwork(server.url);
  return {
    server,
    network,
    close: async () => {
      await network.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
