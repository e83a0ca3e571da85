import { dirname, join } from 'node:path';
import { runGoldenCases } from '../../../clinical/goldenCases/runGoldenCases.ts';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import { knowledgePack, type KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../schema/result.ts';
import { firstIssue } from '../../../sync/pack/parseJson.ts';
import { packShape } from '../../../sync/pack/packShape.ts';
import { checkPack } from '../../../sync/pack/checkPack.ts';
import { starterGoldenCases } from '../cases/starterGoldenCases.ts';
import { compileStarter } from '../compile/compileStarter.ts';
import { publicKeyOf, writePack } from '../pack/writePack.ts';
import { signingKey, SIGNING_KEY_VARIABLE } from '../pack/signingKey.ts';
import { badInput, refused, type CommandFailure } from './commandFailure.ts';
import { packSummary } from './packSummary.ts';
import { writeWhole } from './writeDocument.ts';

/** Compiles the starter pack and writes `starter.wkp` and `publicKey.txt` to `outFolder`. Answers what was written. */
export function buildPack(
  starterFolder: string,
  outFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Result<string, CommandFailure> {
  const compiled = compileStarter(starterFolder);
  if (!compiled.ok) {
    const lines = compiled.error.map(({ file, place, detail }) => `  ${file}: ${place}: ${detail}`);
    return refused([`The starter pack has ${lines.length} fault(s):`, ...lines].join('\n'));
  }
  const goldenCases = starterGoldenCases(starterFolder);
  const failures = runGoldenCases(goldenCases, compileKnowledge([compiled.value]));
  if (failures.length > 0)
    return refused(
      [
        'Golden cases that the pack would carry fail:',
        ...failures.map(({ name, detail }) => `  ${name}: ${detail}`),
      ].join('\n'),
    );
  return writeSigned(
    { ...compiled.value, goldenCases: [...goldenCases] },
    join(outFolder, 'starter.wkp'),
    outFolder,
    environment,
  );
}

/** Checks, signs and writes a pack; `publicKey.txt` beside it says by which key. */
export function writeSigned(
  pack: KnowledgePack,
  file: string,
  keyFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Result<string, CommandFailure> {
  const parsed = knowledgePack.safeParse(pack);
  if (!parsed.success) {
    const { place, detail } = firstIssue(parsed.error.issues);
    return refused(`The pack has the wrong shape: ${place}: ${detail}`);
  }
  const faults = checkPack(parsed.data);
  if (faults.length > 0)
    return refused(
      [
        'The pack contradicts itself:',
        ...faults.map(({ kind, place, detail }) => `  ${place}: ${kind} (${detail})`),
      ].join('\n'),
    );
  const key = signingKey(keyFolder, environment[SIGNING_KEY_VARIABLE]);
  if (!key.ok) return badInput(key.error);
  const bytes = writePack({ ...parsed.data, shape: packShape() }, key.value);
  writeWhole(file, bytes);
  writeWhole(join(dirname(file), 'publicKey.txt'), `${publicKeyOf(key.value)}\n`);
  return { ok: true, value: `${file}: ${packSummary(pack)}, ${Math.round(bytes.length / 1024)} kB` };
}
