import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Result } from '../../schema/result.ts';
import { buildPack } from './commands/buildPack.ts';
import { badInput, type CommandFailure } from './commands/commandFailure.ts';
import { diffPacks } from './commands/diffPacks.ts';
import { importAnsmPack } from './commands/importAnsmPack.ts';
import { packSummary } from './commands/packSummary.ts';
import { resolverReport } from './commands/resolverReport.ts';
import { verifyPack } from './commands/verifyPack.ts';
import { knowledgePages } from './pages/knowledgePages.ts';
import { compileStarter } from './compile/compileStarter.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const starterFolder = join(repository, 'build', 'knowledge', 'starter');
const docsFolder = join(repository, 'docs', 'knowledge');

const HELP = `npm run knowledge -- <what>

  build [--out DIR]                  compile and sign the starter pack (to dist/knowledge)
  import ansm DIR --out FILE         make a pack of the ANSM thesaurus of interactions found in DIR; what it could not
                                     link goes to FILE.report.json
  verify FILE [--key KEYFILE]        open a pack as the desktop would (the key: publicKey.txt beside it)
  diff A B                           what changes from pack A to pack B
  pages [--check]                    write docs/knowledge/{coverage,tiers,alertTables}.md; with --check, fail if one is
                                     not current
  resolver --bdpm DIR --synthea DIR --hl7 DIR [--json]
                                     measure what names of drugs are recognised as; writes docs/knowledge/resolver.md

Packs are signed with the Ed25519 key (PKCS8 PEM) named by WARDLIGHT_SIGNING_KEY, else with a development key made in
the output folder. Exit codes: 0 done, 1 refused (faults in the sources or the pack), 2 wrong use or unreadable input.
`;

async function run(argv: readonly string[]): Promise<Result<string, CommandFailure>> {
  const parsed = parse(argv);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [what, first, second] = positionals;
  if (values.help === true || what === 'help') return { ok: true, value: HELP };
  switch (what) {
    case 'build':
      return buildPack(starterFolder, resolve(values.out ?? join(repository, 'dist', 'knowledge')), process.env);
    case 'import':
      if (first !== 'ansm' || second === undefined || values.out === undefined)
        return badInput('Usage: import ansm DIR --out FILE');
      return importAnsmPack(resolve(second), resolve(values.out), englishNames(), process.env);
    case 'verify': {
      if (first === undefined) return badInput('Usage: verify FILE [--key KEYFILE]');
      const opened = await verifyPack(resolve(first), values.key);
      return opened.ok ? { ok: true, value: `${first}: sound. ${packSummary(opened.value)}` } : opened;
    }
    case 'diff':
      return first === undefined || second === undefined
        ? badInput('Usage: diff A B')
        : diff(first, second, values.key);
    case 'pages':
      return pages(values.check === true);
    case 'resolver':
      return resolverReport(
        starterFolder,
        values,
        join(repository, 'docs', 'knowledge', 'resolver.md'),
        values.json === true,
      );
    default:
      return badInput(`${what === undefined ? 'Say what to do.' : `Unknown: ${what}.`}\n\n${HELP}`);
  }
}

function parse(argv: readonly string[]) {
  try {
    const options = {
      out: { type: 'string' },
      key: { type: 'string' },
      check: { type: 'boolean' },
      bdpm: { type: 'string' },
      synthea: { type: 'string' },
      hl7: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    return { ok: true as const, value: parseArgs({ args: [...argv], options, allowPositionals: true }) };
  } catch (error) {
    return badInput(`${error instanceof Error ? error.message : 'The options cannot be read.'}\n\n${HELP}`);
  }
}

async function diff(first: string, second: string, key: string | undefined): Promise<Result<string, CommandFailure>> {
  const [before, after] = [await verifyPack(resolve(first), key), await verifyPack(resolve(second), key)];
  if (!before.ok) return before;
  return after.ok ? { ok: true, value: diffPacks(before.value, after.value) } : after;
}

/** The names of the starter pack by RxNorm code: a thesaurus in French gets its English names from them. */
function englishNames(): ReadonlyMap<string, string> {
  const compiled = compileStarter(starterFolder);
  if (!compiled.ok) return new Map();
  return new Map(
    compiled.value.substances.flatMap((entry) => entry.rxNorm.map((code) => [code, entry.name.en] as const)),
  );
}

function pages(checkOnly: boolean): Result<string, CommandFailure> {
  const compiled = compileStarter(starterFolder);
  if (compiled.ok) return knowledgePages(compiled.value, starterFolder, docsFolder, checkOnly);
  const message = 'The starter pack does not compile: run build to see its faults.';
  return { ok: false, error: { exitCode: 1, message } };
}

const answer = await run(process.argv.slice(2));
if (answer.ok) console.log(answer.value);
else {
  console.error(`knowledge: ${answer.error.message}`);
  process.exitCode = answer.error.exitCode;
}
