import { existsSync, readFileSync } from 'node:fs';
import type { Result } from '../../../schema/result.ts';
import { writeDurably } from '../store/writeDurably.ts';
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
  writeDurably(file, content);
  return { ok: true, value: file };
}
