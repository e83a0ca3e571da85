import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { compileSiteProtocols } from '../../../clinical/siteProtocol/compileSiteProtocols.ts';
import type { Result } from '../../../schema/result.ts';
import { readProtocols } from '../../../server/protocol/readProtocolFile.ts';
import { utf8 } from '../import/readSource.ts';
import { writeChecked } from './buildPack.ts';
import { badInput, type CommandFailure, refused } from './commandFailure.ts';
import type { Environment, StarterSource } from './importPack.ts';

/** Makes and signs the pack of a site's protocols (docs/siteProtocols.md), in the names of the starter pack. */
export function importSite(
  file: string,
  out: string,
  starter: StarterSource,
  environment: Environment,
): Result<string, CommandFailure> {
  if (!existsSync(file) || !statSync(file).isFile()) return badInput(`No such file: ${file}`);
  const text = utf8(readFileSync(file));
  if (text === null) return badInput(`${file} is not UTF-8: save it as UTF-8`);
  const base = starter();
  if (!base.ok) return refused(base.error);
  const read = readProtocols(text);
  const made = read.ok ? compileSiteProtocols(read.value, [base.value]) : read;
  if (made.ok) return writeChecked(made.value, out, dirname(out), environment);
  const lines = made.error.map(({ place, problem, remedy }) => `  ${place}: ${problem}. ${remedy}`);
  return refused([`${file} has ${lines.length} fault(s):`, ...lines].join('\n'));
}
