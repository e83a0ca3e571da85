import type { CommandFailure } from './commandFailure.ts';

const sentences: Readonly<Record<string, string>> = {
  EISDIR: 'is a folder, and a file is needed there',
  ENOTDIR: 'runs through a file, and a folder is needed there',
  EEXIST: 'is a file, and a folder is needed there',
  ENOENT: 'is not there',
  EACCES: 'may not be read or written by this user: ask for the right, or name another place',
  EPERM: 'may not be read or written by this user: ask for the right, or name another place',
  EROFS: 'is on a disk that cannot be written: name another place',
  ENOSPC: 'has no room: the disk is full. What was there before is unchanged; make room and run the command again',
  EDQUOT: 'has no room: the quota is used up. What was there before is unchanged; make room and run the command again',
};

/** What the disk or the rights of the user refuse, with the path and the remedy. null: a defect of the program, which must be seen. */
export function systemFailure(error: unknown): CommandFailure | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error) || typeof error.code !== 'string')
    return null;
  const said = sentences[error.code] ?? `cannot be used (${error.code})`;
  return { exitCode: 2, message: `${pathOf(error)} ${said}` };
}

/** Of a renaming the second path is the one that the person named. */
function pathOf(error: Error): string {
  const [path, target] = ['path' in error ? error.path : null, 'dest' in error ? error.dest : null];
  const named = typeof target === 'string' ? target : path;
  return typeof named === 'string' ? named : 'A file that was named, or its disk,';
}
