import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REPOSITORY } from './repository.ts';

const KEPT_CHARACTERS = 400_000;
const DEFAULT_LIMIT_MINUTES = 15;
const GRACE_MS = 10_000;
const packageSchema = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

export interface ToolRun {
  readonly code: number;
  readonly output: string;
}

/** The JavaScript file behind a package's command; started with our own Node it needs no shell on any platform. */
export function toolFile(packageName: string, command: string): string {
  const folder = join(REPOSITORY, 'node_modules', packageName);
  const { bin } = packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(folder, file);
}

/**
 * Runs a script with this Node and keeps what it prints. One that hangs is ended after the limit, so that the report of
 * the others still appears.
 * @param environment added to this process's own
 */
export async function runTool(
  script: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  limitMinutes = DEFAULT_LIMIT_MINUTES,
): Promise<ToolRun> {
  return await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...words], {
      cwd: REPOSITORY,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-KEPT_CHARACTERS);
    };
    const stop = (): void => void child.kill('SIGTERM');
    const onLimit = setTimeout(() => {
      output += `\n(ended: not finished after ${limitMinutes} minutes)`;
      stop();
      setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
    }, limitMinutes * 60_000);
    process.once('exit', stop);
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(onLimit);
      process.off('exit', stop);
      resolve({ code: code ?? 1, output: signal === null ? output : `${output}\n(ended by ${signal})` });
    });
  });
}
