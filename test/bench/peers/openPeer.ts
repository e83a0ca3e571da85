import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Result } from '../../../schema/result.ts';
import { openPage, type TestPage } from '../../browser/openPage.ts';
import type { BenchHospital } from '../benchHospital.ts';
import type { BenchmarkRun } from '../benchmark.ts';
import { forkPart } from '../forkedPart.ts';
import { createShapedLine, type ShapedLine } from '../line/shapedLine.ts';
import type { CouchOrder } from './couch/couchOrders.ts';
import { installCouch, isCouchInstalled } from './couch/installCouch.ts';
import type {} from './pouchPage.ts';
import type {} from './rxdbPage.ts';

const COUCH_PROCESS = fileURLToPath(import.meta.resolve('./couch/couchProcess.ts'));

/** A peer's page in the same engine, and the counted way to its server. */
export interface OpenPeer {
  readonly name: string;
  /** Where the page keeps what `peerState.ts` describes. */
  readonly object: 'benchPeer' | 'pouchPeer';
  readonly page: () => Page;
  readonly line: ShapedLine;
  /** Ends the engine and starts it again on the same profile and origin. */
  restart(): Promise<void>;
  /** Tells the peer's server what changed, where it does not read our tables. */
  changed(id: string, document: string): Promise<void>;
}

export async function openRxdbPeer(hospital: BenchHospital, { cleanup }: BenchmarkRun): Promise<OpenPeer> {
  const line = await cleanup.open(createShapedLine(hospital.peerUrl), (opened) => opened.close());
  const test = await openPeerPage('rxdbPage.ts', cleanup);
  return {
    name: 'RxDB HTTP replication on Dexie, one document a patient, unencrypted, unverified',
    object: 'benchPeer',
    page: test.page,
    line,
    restart: test.restart,
    changed: async () => undefined,
  };
}

/** The error says why it cannot be had here. A quick run installs nothing: it takes what an earlier one installed. */
export async function openPouchPeer(hospital: BenchHospital, run: BenchmarkRun): Promise<Result<OpenPeer, string>> {
  const { cleanup, say, isQuick } = run;
  if (isQuick && !(await isCouchInstalled()))
    return { ok: false, error: 'not installed, and a quick run installs nothing' };
  const installed = await installCouch(say);
  if (!installed.ok) return installed;
  const server = forkPart(COUCH_PROCESS, say);
  cleanup.add(server.close);
  const ask = (order: CouchOrder): Promise<unknown> => server.ask(order);
  const url = String(await ask({ kind: 'open', packages: installed.value, from: hospital.peerUrl }));
  const line = await cleanup.open(createShapedLine(url), (opened) => opened.close());
  const test = await openPeerPage('pouchPage.ts', cleanup);
  const build = join(installed.value, 'node_modules/pouchdb/dist/pouchdb.min.js');
  await test.page().addScriptTag({ path: build });
  return {
    ok: true,
    value: {
      name: 'PouchDB 9 with express-pouchdb 4.2, unencrypted',
      object: 'pouchPeer',
      page: test.page,
      line,
      restart: async () => {
        await test.restart();
        await test.page().addScriptTag({ path: build });
      },
      changed: async (id, document) => void (await ask({ kind: 'put', id, document })),
    },
  };
}

function openPeerPage(file: string, cleanup: BenchmarkRun['cleanup']): Promise<TestPage> {
  return cleanup.open(openPage(join(import.meta.dirname, file)), (opened) => opened.discard());
}
