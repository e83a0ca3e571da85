import { spawn } from 'node:child_process';

/**
 * Stops a process in an orderly way when this one is gone, however it went: a shell waits at the other end of a pipe
 * that the system closes with us. Without it a server that was killed leaves its database running. Returns how to call
 * it off. On Windows there is no such shell; the next start clears what was left.
 */
export function endWithParent(pid: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  const guard = spawn('/bin/sh', ['-c', 'read -r word; [ "$word" = done ] || kill -INT "$0"', String(pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // No shell: no guard, and the same clearing at the next start.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return () => void guard.stdin.end('done\n');
}
