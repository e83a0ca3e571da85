import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../schema/result.ts';
import { buildPack } from './commands/buildPack.ts';
import { badInput, type CommandFailure } from './commands/commandFailure.ts';
import { diffPacks } from './commands/diffPacks.ts';
import { importAnsm, importBdpm, importCsv, importFhir } from './commands/importPack.ts';
import { packSummary } from './commands/packSummary.ts';
import { resolverReport } from './commands/resolverReport.ts';
import { signPack } from './commands/signPack.ts';
import { verifyPack } from './commands/verifyPack.ts';
import { writeEditions, writeModifiers } from './commands/ansmPages.ts';
import { knowledgePages } from './pages/knowledgePages.ts';
import { compileStarter } from './compile/compileStarter.ts';
import { starterNames } from './resolver/starterNames.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const starterFolder = join(repository, 'build', 'knowledge', 'starter');
const docsFolder = join(repository, 'docs', 'knowledge');

const HELP = `npm run knowledge -- <what>

  build [--out DIR]                  compile and sign the starter pack (to dist/knowledge)
  import ansm DIR --out FILE [--edition YYYY-MM]
                                     make a pack of the ANSM thesaurus of interactions in DIR (the newest edition, or the
                                     one named; prepared files or as taken from the PDF); what needed a treatment of its
                                     own goes to FILE.report.json
  import bdpm DIR --out FILE [--version YYYY-MM]
                                     make a pack of the marketed products of the French public base in DIR
  import csv FILE --out FILE         make a pack of a hospital's own rules (docs/knowledge/importing.md)
  import fhir FILE --out FILE [--id ID] [--version V] [--effective DATE] [--expires DATE]
                                     make a pack of ClinicalUseDefinition resources and the like
  sign FILE --with KEYFILE --out FILE [--key OLDKEY]
                                     sign a pack, or a pack as plain JSON, with another key
  verify FILE [--key KEYFILE]        open a pack as the desktop would (the key: publicKey.txt beside it) and run the
                                     cases that it carries
  diff A B [--json] [--drug ID]      what changes from pack A to pack B, and for which drugs
  modifiers --ansm DIR [--out FILE] [--check]
                                     write docs/knowledge/structuredModifiers.md: what of the text of the thesaurus is
                                     structured, and what is left
  editions OLD NEW --ansm DIR [--out FILE] [--check]
                                     write docs/knowledge/editions.md: two editions of the thesaurus compared
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
      return importKind(first, second, values);
    case 'sign':
      return first === undefined || values.out === undefined
        ? badInput('Usage: sign FILE --with KEYFILE --out FILE [--key OLDKEY]')
        : signPack(resolve(first), resolve(values.out), values.with, values.key);
    case 'modifiers':
      return values.ansm === undefined
        ? badInput('Usage: modifiers --ansm DIR [--out FILE] [--check]')
        : writeModifiers(resolve(values.ansm), resolve(values.out ?? join(docsFolder, 'structuredModifiers.md')), values.check === true);
    case 'editions':
      return first === undefined || second === undefined || values.ansm === undefined
        ? badInput('Usage: editions OLD NEW --ansm DIR [--out FILE] [--check], e.g. editions 2019-09 2020-10')
        : writeEditions(first, second, resolve(values.ansm), resolve(values.out ?? join(docsFolder, 'editions.md')), values.check === true);
    case 'verify': {
      if (first === undefined) return badInput('Usage: verify FILE [--key KEYFILE]');
      const opened = await verifyPack(resolve(first), values.key);
      return opened.ok ? { ok: true, value: `${first}: sound. ${packSummary(opened.value)}` } : opened;
    }
    case 'diff':
      return first === undefined || second === undefined
        ? badInput('Usage: diff A B [--json] [--drug ID]')
        : diff(first, second, values);
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
      ansm: { type: 'string' },
      edition: { type: 'string' },
      id: { type: 'string' },
      version: { type: 'string' },
      effective: { type: 'string' },
      expires: { type: 'string' },
      with: { type: 'string' },
      drug: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    return { ok: true as const, value: parseArgs({ args: [...argv], options, allowPositionals: true }) };
  } catch (error) {
    return badInput(`${error instanceof Error ? error.message : 'The options cannot be read.'}\n\n${HELP}`);
  }
}

type Values = Extract<ReturnType<typeof parse>, { ok: true }>['value']['values'];

function importKind(kind: string | undefined, source: string | undefined, values: Values): Result<string, CommandFailure> {
  if (kind === undefined || source === undefined || values.out === undefined)
    return badInput('Usage: import ansm|bdpm DIR --out FILE, or import csv|fhir FILE --out FILE');
  const [from, out] = [resolve(source), resolve(values.out)];
  switch (kind) {
    case 'ansm':
      return importAnsm(from, out, values.edition, englishNames(), process.env);
    case 'bdpm':
      return importBdpm(from, out, values, starterNamesOnly, process.env);
    case 'csv':
      return importCsv(from, out, starter, process.env);
    case 'fhir':
      return importFhir(from, out, values, starter, process.env);
    default:
      return badInput(`Nothing is imported from "${kind}": only ansm, bdpm, csv and fhir`);
  }
}

async function diff(first: string, second: string, values: Values): Promise<Result<string, CommandFailure>> {
  const [before, after] = [await verifyPack(resolve(first), values.key), await verifyPack(resolve(second), values.key)];
  if (!before.ok) return before;
  if (!after.ok) return after;
  return { ok: true, value: diffPacks(before.value, after.value, { asJson: values.json === true, drug: values.drug }) };
}

function starter(): Result<KnowledgePack, string> {
  const compiled = compileStarter(starterFolder);
  return compiled.ok ? compiled : { ok: false, error: 'The starter pack does not compile: run build to see its faults.' };
}

/** Its names alone do for drugs, and stay there while somebody works on its rules. */
function starterNamesOnly(): Result<KnowledgePack, string> {
  const names = starterNames(starterFolder);
  return names.ok ? names : { ok: false, error: 'The names of the starter pack do not compile: run build to see their faults.' };
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

const answer = await run(process.argv.slice(2));
if (answer.ok) console.log(answer.value);
else {
  console.error(`knowledge: ${answer.error.message}`);
  process.exitCode = answer.error.exitCode;
}
