import type { Result } from '../../../schema/result.ts';
import { ansmPack } from '../ansm/ansmPack.ts';
import { modifiersPage } from '../ansm/modifiersPage.ts';
import { readAnsm } from '../ansm/readAnsm.ts';
import { editionsPage } from '../difference/editionsPage.ts';
import { badInput, type CommandFailure } from './commandFailure.ts';
import { writeDocument } from './writeDocument.ts';

/** Writes which modifiers of the newest edition in `folder` are structured. */
export function writeModifiers(folder: string, out: string, checkOnly: boolean): Result<string, CommandFailure> {
  const source = readAnsm(folder);
  if (!source.ok) return badInput(source.error);
  return writeDocument(out, modifiersPage(source.value), checkOnly, 'npm run knowledge -- modifiers --ansm DIR');
}

/** Writes what changed between two editions in `folder`. */
export function writeEditions(
  before: string,
  after: string,
  folder: string,
  out: string,
  checkOnly: boolean,
): Result<string, CommandFailure> {
  const [old, next] = [readAnsm(folder, before), readAnsm(folder, after)];
  if (!old.ok) return badInput(old.error);
  if (!next.ok) return badInput(next.error);
  const page = editionsPage(ansmPack(old.value, new Map()).pack, ansmPack(next.value, new Map()).pack);
  return writeDocument(out, page, checkOnly, `npm run knowledge -- editions ${before} ${after} --ansm DIR`);
}
