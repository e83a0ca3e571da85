import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { Miniature } from './miniatureRepository.ts';

export interface BootstrapRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface BootstrapOptions {
  readonly node?: string;
  readonly user?: number;
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly onStart?: (child: ChildProcess) => void;
}

/** The Node that npm itself runs on: the machine's, often older than the pinned one. */
const MACHINE_NODE = process.env['npm_node_execpath'] ?? process.execPath;

// What this run of the tests inherited from npm must not reach the npm that is tested.
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(?!execpath)|^INIT_CWD$/.test(name)),
);

/** Runs the miniature's bootstrap to its end. */
export async function runBootstrap(
  { root }: Miniature,
  words: readonly string[],
  options: BootstrapOptions = {},
): Promise<BootstrapRun> {
  return await new Promise((resolve, reject) => {
    const child = spawn(options.node ?? MACHINE_NODE, [join(root, 'build', 'bootstrap.mjs'), ...words], {
      cwd: options.folder ?? root,
      env: { ...inherited, npm_config_offline: 'true', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.user === undefined ? {} : { uid: options.user, gid: options.user }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    options.onStart?.(child);
  });
}

const toldSchema = z.object({ words: z.array(z.string()), folder: z.string(), node: z.string(), by: z.string() });

/** What the miniature's script told; throws when stdout holds anything else. */
export function told(run: BootstrapRun): z.infer<typeof toldSchema> {
  return toldSchema.parse(JSON.parse(run.stdout));
}
