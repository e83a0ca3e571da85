import { readFile } from 'node:fs/promises';

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Tells a process from a later one that got the same number (after a restart of the machine or container the old
 * number is often taken): its start time in ticks since boot, field 22 of /proc/PID/stat. Empty where there is no /proc.
 */
export async function startMark(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the program's name in brackets and may hold spaces.
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** The command line of a process, or null where that cannot be read (another system, or it has ended). */
export async function commandLine(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return text === null ? null : text.replaceAll('\0', ' ').trim();
}
