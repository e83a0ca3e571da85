import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Result } from '../../../schema/result.ts';
import { type CommandFailure, refused } from './commandFailure.ts';

/** Writes a generated page, or, with `checkOnly`, says whether the one that is there is current. `again`: the command that makes it. */
export function writeDocument(
  file: string,
  content: string,
  checkOnly: boolean,
  again: string,
): Result<string, CommandFailure> {
  if (checkOnly) {
    const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === content;
    return isCurrent ? { ok: true, value: `${file} is current` } : refused(`${file} is not current: run ${again}`);
  }
  writeWhole(file, content);
  return { ok: true, value: file };
}

/** Renamed into place: a program that reads the file never sees half of it, and a failure leaves the old one. */
export function writeWhole(file: string, content: Uint8Array | string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, content);
  renameSync(`${file}.part`, file);
}
