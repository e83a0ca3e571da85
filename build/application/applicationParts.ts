import { toolFile } from '../test/runTool.ts';

/** Something in dist/ that is made from sources, and the folders whose change makes it stale. */
export interface ApplicationPart {
  readonly name: PartName;
  /** Without this file the part does not exist yet. */
  readonly maker: string;
  /** The script to run, and its words. */
  readonly command: () => readonly [script: string, ...words: string[]];
  readonly output: string;
  readonly sources: readonly string[];
}

export type PartName = 'knowledge' | 'screens' | 'shell';

const PURE_FOLDERS = ['schema', 'clinical', 'text', 'sync'];

export const applicationParts: readonly ApplicationPart[] = [
  {
    name: 'knowledge',
    maker: 'build/knowledge/command.ts',
    command: () => ['build/knowledge/command.ts', 'build'],
    output: 'dist/knowledge',
    sources: ['schema', 'clinical', 'build/knowledge'],
  },
  {
    name: 'screens',
    maker: 'renderer/vite.config.ts',
    command: () => viteBuild('renderer/vite.config.ts'),
    output: 'dist/renderer',
    sources: [...PURE_FOLDERS, 'renderer'],
  },
  {
    name: 'shell',
    maker: 'electron/vite.config.ts',
    command: () => viteBuild('electron/vite.config.ts'),
    output: 'dist/electron',
    sources: [...PURE_FOLDERS, 'electron'],
  },
];

function viteBuild(configuration: string): readonly [string, ...string[]] {
  return [toolFile('vite', 'vite'), 'build', '--config', configuration, '--logLevel', 'warn'];
}
