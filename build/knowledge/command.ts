import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../schema/result.ts';
import { runGoldenCases } from '../../clinical/goldenCases/runGoldenCases.ts';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { activateInStore, rollBackInStore } from './commands/activateInStore.ts';
import { buildPack } from './commands/buildPack.ts';
import { badInput, type CommandFailure, refused } from './commands/commandFailure.ts';
import { diffPacks } from './commands/diffPacks.ts';
import { importAnsm, importBdpm, importCsv, importFhir } from './commands/importPack.ts';
import { importSite } from './commands/importSite.ts';
import { packSummary } from './commands/packSummary.ts';
import { resolverReport } from './commands/resolverReport.ts';
import { signPack } from './commands/signPack.ts';
import { systemFailure } from './commands/systemFailure.ts';
import { verifyPack } from './commands/verifyPack.ts';
import { writeEditions, writeModifiers } from './commands/ansmPages.ts';
import { knowledgePages } from './pages/knowledgePages.ts';
import { compileStarter } from './compile/compileStarter.ts';
import { HELP } from './help.ts';
import { starterNames } from './resolver/starterNames.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const starterFolder = join(repository, 'build', 'knowledge', 'starter');
const docsFolder = join(repository, 'docs', 'knowledge');

/** A disk that is full or a path that is none is told like any other bad input; a defect of the program keeps its trace. */
async function runGuarded(argv: readonly string[]): Promise<Result<string, CommandFailure>> {
  try {
    return await run(argv);
  } catch (error) {
    const failure = systemFailure(error);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
}

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
      return importKind(first, second, values);
    case 'sign':
      return first === undefined || values.out === undefined
        ? badInput('Usage: sign FILE --with KEYFILE --out FILE [--key OLDKEY]')
        : signPack(resolve(first), resolve(values.out), values.with, values.key);
    case 'activate':
      return first === undefined || values.store === undefined
        ? badInput('Usage: activate FILE --store DIR [--key KEYFILE]')
        : activateInStore(resolve(first), resolve(values.store), values.key, today());
    case 'rollback':
      return first === undefined || values.store === undefined
        ? badInput('Usage: rollback ID --store DIR')
        : rollBackInStore(first, resolve(values.store), today());
    case 'modifiers':
      return values.ansm === undefined
        ? badInput('Usage: modifiers --ansm DIR [--out FILE] [--check]')
        : writeModifiers(
            resolve(values.ansm),
            resolve(values.out ?? join(docsFolder, 'structuredModifiers.md')),
            values.check === true,
          );
    case 'editions':
      return first === undefined || second === undefined || values.ansm === undefined
        ? badInput('Usage: editions OLD NEW --ansm DIR [--out FILE] [--check], e.g. editions 2019-09 2020-10')
        : writeEditions(
            first,
            second,
            resolve(values.ansm),
            resolve(values.out ?? join(docsFolder, 'editions.md')),
            values.check === true,
          );
    case 'verify': {
      if (first === undefined) return badInput('Usage: verify FILE [--key KEYFILE]');
      const opened = await verifyPack(resolve(first), values.key);
      return opened.ok ? runCarriedCases(first, opened.value) : opened;
    }
    case 'diff':
      return first === undefined || second === undefined
        ? badInput('Usage: diff A B [--json] [--drug NAME]')
        : diff(first, second, values);
    case 'pages':
      return pages(values.check === true);
    case 'resolver':
      return resolverReport(starterFolder, values, join(repository, 'docs', 'knowledge', 'resolver.md'), {
        asJson: values.json === true,
        checkOnly: values.check === true,
      });
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
      ansm: { type: 'string' },
      edition: { type: 'string' },
      levels: { type: 'string' },
      id: { type: 'string' },
      version: { type: 'string' },
      effective: { type: 'string' },
      expires: { type: 'string' },
      with: { type: 'string' },
      drug: { type: 'string' },
      store: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    return { ok: true as const, value: parseArgs({ args: [...argv], options, allowPositionals: true }) };
  } catch (error) {
    return badInput(`${error instanceof Error ? error.message : 'The options cannot be read.'}\n\n${HELP}`);
  }
}

function runCarriedCases(file: string, pack: KnowledgePack): Result<string, CommandFailure> {
  const cases = pack.goldenCases ?? [];
  const failures = runGoldenCases(cases, compileKnowledge([pack]));
  if (failures.length === 0)
    return { ok: true, value: `${file}: sound, ${cases.length} golden cases passed. ${packSummary(pack)}` };
  return refused(
    [
      `${file}: ${failures.length} golden cases failed:`,
      ...failures.map(({ name, detail }) => `  ${name}: ${detail}`),
    ].join('\n'),
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

type Values = Extract<ReturnType<typeof parse>, { ok: true }>['value']['values'];

function importKind(
  kind: string | undefined,
  source: string | undefined,
  values: Values,
): Result<string, CommandFailure> {
  if (kind === undefined || source === undefined || values.out === undefined)
    return badInput('Usage: import ansm|bdpm DIR --out FILE, or import csv|fhir|site FILE --out FILE');
  const [from, out] = [resolve(source), resolve(values.out)];
  switch (kind) {
    case 'ansm':
      return importAnsm(from, out, values, englishNames(), process.env);
    case 'bdpm':
      return importBdpm(from, out, values, starterNamesOnly, process.env);
    case 'csv':
      return importCsv(from, out, starter, process.env);
    case 'fhir':
      return importFhir(from, out, values, starter, process.env);
    case 'site':
      return importSite(from, out, starter, process.env);
    default:
      return badInput(`Nothing is imported from "${kind}": only ansm, bdpm, csv, fhir and site`);
  }
}

async function diff(first: string, second: string, values: Values): Promise<Result<string, CommandFailure>> {
  const [before, after] = [await verifyPack(resolve(first), values.key), await verifyPack(resolve(second), values.key)];
  if (!before.ok) return before;
  if (!after.ok) return after;
  return diffPacks(before.value, after.value, { asJson: values.json === true, drug: values.drug });
}

function starter(): Result<KnowledgePack, string> {
  const compiled = compileStarter(starterFolder);
  return compiled.ok
    ? compiled
    : { ok: false, error: 'The starter pack does not compile: run build to see its faults.' };
}

/** Its names alone do for drugs, and stay there while somebody works on its rules. */
function starterNamesOnly(): Result<KnowledgePack, string> {
  const names = starterNames(starterFolder);
  return names.ok
    ? names
    : { ok: false, error: 'The names of the starter pack do not compile: run build to see their faults.' };
}

/** The names of the starter pack by RxNorm code: a thesaurus in French gets its English names from them. */
function englishNames(): ReadonlyMap<string, string> {
  const names = starterNamesOnly();
  if (!names.ok) return new Map();
  return new Map(names.value.substances.flatMap((entry) => entry.rxNorm.map((code) => [code, entry.name.en] as const)));
}

function pages(checkOnly: boolean): Result<string, CommandFailure> {
  const compiled = compileStarter(starterFolder);
  if (compiled.ok) return knowledgePages(compiled.value, starterFolder, docsFolder, checkOnly);
  const message = 'The starter pack does not compile: run build to see its faults.';
  return { ok: false, error: { exitCode: 1, message } };
}

const answer = await runGuarded(process.argv.slice(2));
if (answer.ok) console.log(answer.value);
else {
  console.error(`knowledge: ${answer.error.message}`);
  process.exitCode = answer.error.exitCode;
}
