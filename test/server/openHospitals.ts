import type { Store } from '../../server/store/openStore.ts';
import { openTestStore } from '../../server/testing/openTestStore.ts';
import { createRealServer } from '../simulator/adapters/realServer.ts';
import type { VirtualTime } from '../simulator/virtualTime.ts';

/** Real servers for scenarios, each on a database of its own in one PostgreSQL. */
export async function openHospitals() {
  const postgres: Store = await openTestStore();
  const opened: (() => Promise<void>)[] = [];
  let databases = 0;
  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0)) await close();
  };
  return {
    closeAll,
    async open(time: VirtualTime) {
      const name = `hospital_${++databases}`;
      await postgres.pool.query(`create database ${name}`);
      const url = new URL(postgres.databaseUrl);
      url.pathname = `/${name}`;
      const real = await createRealServer(url.href, time);
      opened.push(real.server.close);
      return real;
    },
    async stop(): Promise<void> {
      await closeAll();
      await postgres.close();
    },
  };
}

export type Hospitals = Awaited<ReturnType<typeof openHospitals>>;
