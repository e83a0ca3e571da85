import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

const PATIENCE_MS = 10_000;
const LINES_KEPT = 30;

/** A program that this command started and will end. */
export interface ChildCommand {
  /** Resolves when it has ended, with its exit code (null: by a signal, or it never started). */
  readonly ended: Promise<number | null>;
  /** Resolves with the first line of its stdout, or null when it ended without one. */
  readonly firstLine: Promise<string | null>;
  hasEnded(): boolean;
  /** What it said last on stderr and stdout, for when it ends too early. */
  lastLines(): string;
  /** Asks it to end, insists after 10 s, and returns when it is gone. */
  stop(): Promise<void>;
}

export function childCommand(
  executable: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): ChildCommand {
  const child: ChildProcess = spawn(executable, [...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
    windowsHide: true,
  });
  let lines: readonly string[] = [];
  const keep = (piece: Buffer): void => {
    lines = [...lines, ...piece.toString('utf8').split('\n')].filter((line) => line.trim() !== '').slice(-LINES_KEPT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const firstLine = firstLineOf(child);
  let hasEnded = false;
  const ended = new Promise<number | null>((resolve) => {
    const end = (code: number | null): void => {
      hasEnded = true;
      resolve(code);
    };
    child.once('error', (error) => {
      lines = [...lines, error.message];
      end(null);
    });
    child.once('exit', end);
  });
  return {
    ended,
    firstLine,
    hasEnded: () => hasEnded,
    lastLines: () => lines.join('\n'),
    async stop() {
      if (hasEnded) return;
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(insist);
    },
  };
}

function firstLineOf(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    let text = '';
    child.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString('utf8');
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
      text = end >= 0 ? '' : text;
    });
    child.once('error', () => resolve(null));
    // "close" comes after the last piece of stdout; "exit" may come before it.
    child.once('close', () => resolve(null));
  });
}
