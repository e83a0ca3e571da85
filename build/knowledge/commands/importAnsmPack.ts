import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Result } from '../../../schema/result.ts';
import { ansmPack } from '../ansm/ansmPack.ts';
import { readAnsm } from '../ansm/readAnsm.ts';
import { writeSigned } from './buildPack.ts';
import { badInput, type CommandFailure } from './commandFailure.ts';

/** Makes and signs a pack of the ANSM edition in `folder`; the report of what could not be linked goes beside it. */
export function importAnsmPack(
  folder: string,
  out: string,
  englishNames: ReadonlyMap<string, string>,
  environment: Readonly<Record<string, string | undefined>>,
): Result<string, CommandFailure> {
  const source = readAnsm(folder);
  if (!source.ok) return badInput(source.error);
  const { pack, report } = ansmPack(source.value, englishNames);
  const written = writeSigned(pack, out, dirname(out), environment);
  if (!written.ok) return written;
  const reportFile = `${out}.report.json`;
  writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  const { rules, linked, otherEnds, levelsByText } = report;
  return {
    ok: true,
    value: `${written.value}\n${linked} of ${rules} rules linked, ${otherEnds.length} with another end (food, route, excipient) treated, ${levelsByText.length} whose level a person must choose: ${reportFile}`,
  };
}
