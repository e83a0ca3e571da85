import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runGoldenCases } from '../../../clinical/goldenCases/runGoldenCases.ts';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import { knowledgePack, type KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../schema/result.ts';
import { firstIssue } from '../../../sync/pack/parseJson.ts';
import { PACK_SHAPE } from '../../../sync/pack/packShape.ts';
import { checkPack } from '../../../sync/pack/checkPack.ts';
import { starterGoldenCases } from '../cases/starterGoldenCases.ts';
import { compileStarter } from '../compile/compileStarter.ts';
import { publicKeyOf, writePack } from '../pack/writePack.ts';
import { signingKey, SIGNING_KEY_VARIABLE } from '../pack/signingKey.ts';
import { badInput, refused, type CommandFailure } from './commandFailure.ts';
import { packSummary } from './packSummary.ts';
import { writeDurably } from '../store/writeDurably.ts';

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
  return writeChecked(
    { ...compiled.value, goldenCases: [...goldenCases] },
    join(outFolder, 'starter.wkp'),
    outFolder,
    environment,
  );
}

const KEY_FILE = 'publicKey.txt';

/** Packs beside `file` that a new `publicKey.txt` would leave without their key. */
function packsOfAnotherKey(file: string, publicKey: string): readonly string[] {
  const keyFile = join(dirname(file), KEY_FILE);
  if (!existsSync(keyFile) || readFileSync(keyFile, 'utf8').trim() === publicKey) return [];
  return readdirSync(dirname(file)).filter((name) => name.endsWith('.wkp') && name !== basename(file));
}

/** Runs the cases that the pack carries before it is written: what fails here would be refused on every device. */
export function writeChecked(
  pack: KnowledgePack,
  file: string,
  keyFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Result<string, CommandFailure> {
  const failures = runGoldenCases(pack.goldenCases ?? [], compileKnowledge([pack]));
  if (failures.length === 0) return writeSigned(pack, file, keyFolder, environment);
  return refused(
    [
      'Golden cases that the pack would carry fail:',
      ...failures.map(({ name, detail }) => `  ${name}: ${detail}`),
    ].join('\n'),
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
  if (existsSync(file) && statSync(file).isDirectory())
    return badInput(`${file} is a folder: name the file of the pack, e.g. --out ${join(file, `${pack.id}.wkp`)}`);
  const key = signingKey(keyFolder, environment[SIGNING_KEY_VARIABLE]);
  if (!key.ok) return badInput(key.error);
  const publicKey = publicKeyOf(key.value);
  const others = packsOfAnotherKey(file, publicKey);
  if (others.length > 0)
    return badInput(
      `${dirname(file)} holds packs of another key (${others.join(', ')}), and one publicKey.txt for all: name another folder with --out`,
    );
  const bytes = writePack({ ...parsed.data, shape: PACK_SHAPE }, key.value);
  writeDurably(file, bytes);
  writeDurably(join(dirname(file), KEY_FILE), `${publicKey}\n`);
  return { ok: true, value: `${file}: ${packSummary(pack)}, ${Math.round(bytes.length / 1024)} kB` };
}
