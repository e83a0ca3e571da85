/** A bundle that Vite makes, and the folders whose change makes it stale. */
export interface ApplicationPart {
  readonly name: string;
  readonly configuration: string;
  readonly output: string;
  readonly sources: readonly string[];
}

const PURE_FOLDERS = ['schema', 'clinical', 'text', 'sync'];

export const applicationParts: readonly ApplicationPart[] = [
  {
    name: 'screens',
    configuration: 'renderer/vite.config.ts',
    output: 'dist/renderer',
    sources: [...PURE_FOLDERS, 'renderer'],
  },
  {
    name: 'shell',
    configuration: 'electron/vite.config.ts',
    output: 'dist/electron',
    sources: [...PURE_FOLDERS, 'electron'],
  },
];
