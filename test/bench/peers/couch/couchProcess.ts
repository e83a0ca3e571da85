import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCleanup } from '../../benchmark.ts';
import { serveParent } from '../../forkedPart.ts';
import type { CouchOrder } from './couchOrders.ts';

/** express-pouchdb on PouchDB with LevelDB, as the guide of PouchDB Server sets it up, with the hospital's charts in it. */
interface PouchDatabase {
  bulkDocs(documents: readonly object[]): Promise<readonly { readonly error?: unknown }[]>;
  get(id: string): Promise<{ readonly _rev: string }>;
  put(document: object): Promise<unknown>;
}
interface PouchClass {
  new (name: string): PouchDatabase;
  defaults(options: object): PouchClass;
}
interface ExpressApp {
  use(path: string, handler: unknown): void;
  listen(port: number, host: string, listening: () => void): Server;
}

const cleanup = createCleanup();
const PAGE = 250;
const SAY_EVERY = 1000;
let charts: PouchDatabase;

serveParent(
  (order, say) => {
    const asked = order as CouchOrder;
    return asked.kind === 'open' ? open(asked.packages, asked.from, say) : put(asked.id, asked.document);
  },
  () => cleanup.run(),
);

async function open(packages: string, from: string, say: (progress: string) => void): Promise<string> {
  // They are not installed with the repository and bring no types.
  const load = createRequire(join(packages, 'package.json'));
  const express = load('express') as () => ExpressApp;
  const PouchDB = load('pouchdb') as PouchClass;
  const serve = load('express-pouchdb') as (pouch: PouchClass, options: object) => unknown;

  const folder = await cleanup.open(mkdtemp(join(tmpdir(), 'wardlight-bench-couch-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const Stored = PouchDB.defaults({ prefix: `${folder}/` });
  charts = new Stored('charts');
  await fill(from, say);
  const app = express();
  // Pages come from another origin than this server.
  app.use('/', (request: IncomingMessage, answer: ServerResponse, next: () => void) => {
    answer.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    answer.setHeader('access-control-allow-credentials', 'true');
    answer.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE, HEAD');
    answer.setHeader('access-control-allow-headers', 'accept, authorization, content-type, origin');
    if (request.method === 'OPTIONS') answer.writeHead(204).end();
    else next();
  });
  // Its own settings and log would be written into the working folder.
  app.use('/', serve(Stored, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(folder, 'log.txt') }));
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  cleanup.add(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function fill(from: string, say: (progress: string) => void): Promise<void> {
  for (let after = '', stored = 0; ;) {
    const answer = await fetch(`${from}/charts?updatedAt=1&id=${encodeURIComponent(after)}&limit=${PAGE}`);
    const page = (await answer.json()) as {
      readonly documents: readonly { readonly content: { readonly id: string } }[];
    };
    const last = page.documents.at(-1);
    if (last === undefined) return;
    const results = await charts.bulkDocs(page.documents.map(({ content }) => ({ ...content, _id: content.id })));
    if (results.some(({ error }) => error !== undefined))
      throw new Error('the CouchDB-protocol server refused a chart');
    stored += page.documents.length;
    after = last.content.id;
    if (stored % SAY_EVERY === 0) say(`filling the CouchDB-protocol server: ${stored} charts`);
  }
}

async function put(id: string, document: string): Promise<void> {
  const { _rev } = await charts.get(id);
  await charts.put({ ...(JSON.parse(document) as object), _id: id, _rev });
}
