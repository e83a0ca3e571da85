import type { Result } from '../../../schema/result.ts';
import type { CommandFailure } from './commandFailure.ts';
import { type Environment, importAnsm } from './importPack.ts';

/** The newest edition in `folder`, with English names by RxNorm code handed in: for programs that have opened a pack already. */
export function importAnsmPack(
  folder: string,
  out: string,
  englishNames: ReadonlyMap<string, string>,
  environment: Environment,
): Result<string, CommandFailure> {
  return importAnsm(folder, out, {}, englishNames, environment);
}
