import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../schema/result.ts';
import { ansmPack } from '../ansm/ansmPack.ts';
import { readAnsm } from '../ansm/readAnsm.ts';
import { carriedPairCases } from '../cases/carriedPairCases.ts';
import { type BdpmEdition, bdpmPack } from '../import/bdpm/bdpmPack.ts';
import { csvPack } from '../import/csv/csvPack.ts';
import { fhirPack, type PackHead } from '../import/fhir/fhirPack.ts';
import { faultLines } from '../import/importFault.ts';
import { utf8 } from '../import/readSource.ts';
import { readFrenchBase } from '../resolver/frenchBase.ts';
import { writeDurably } from '../store/writeDurably.ts';
import { writeChecked } from './buildPack.ts';
import { badInput, type CommandFailure } from './commandFailure.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
/** The starter pack, whose drugs an imported base names; an error tells why it is not there. */
export type StarterSource = () => Result<KnowledgePack, string>;
export type ImportOptions = {
  readonly edition?: string | undefined;
  readonly levels?: string | undefined;
  readonly id?: string | undefined;
  readonly version?: string | undefined;
  readonly effective?: string | undefined;
  readonly expires?: string | undefined;
};

/** Makes and signs a pack of an edition of the ANSM thesaurus; what needed a treatment of its own goes to a report beside it. */
export function importAnsm(
  folder: string,
  out: string,
  { edition, levels, version }: Pick<ImportOptions, 'edition' | 'levels' | 'version'>,
  englishNames: ReadonlyMap<string, string>,
  environment: Environment,
): Result<string, CommandFailure> {
  if (levels !== undefined && levels !== 'read' && levels !== 'worst')
    return badInput(
      `--levels ${levels}: only read (the text chooses) or worst (a person chooses, until then the worst holds)`,
    );
  const source = readAnsm(folder, edition);
  if (!source.ok) return badInput(source.error);
  const { pack, report } = ansmPack(source.value, englishNames, levels);
  const goldenCases = [...carriedPairCases(pack)];
  const written = writeChecked(
    { ...pack, version: version ?? pack.version, goldenCases },
    out,
    dirname(out),
    environment,
  );
  if (!written.ok) return written;
  const { rules, linked, otherEnds, levelsByText } = report;
  const untreated = otherEnds.filter(({ treatment }) => treatment === 'none');
  const counts = [
    `${linked} of ${rules} rules linked`,
    `${otherEnds.length - untreated.length} with another end (food, route, excipient) treated`,
    ...(untreated.length === 0 ? [] : [`${untreated.length} LEFT OUT, whose end is not known`]),
    `${levelsByText.length} whose level a person must choose`,
  ].join(', ');
  return withReport(written.value, out, report, counts);
}

/** Makes and signs a pack of the marketed French products. */
export function importBdpm(
  folder: string,
  out: string,
  options: ImportOptions,
  starter: StarterSource,
  environment: Environment,
): Result<string, CommandFailure> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return badInput(`No such folder: ${folder}`);
  const products = readFrenchBase(folder);
  if (!products.ok) return badInput(products.error);
  const base = starter();
  if (!base.ok) return refusedStarter(base.error);
  const { pack, report } = bdpmPack(products.value, base.value, editionOf(options));
  const written = writeChecked(pack, out, dirname(out), environment);
  if (!written.ok) return written;
  const counts = `${report.mapped} of ${report.marketed} marketed products mapped; ${report.unknownSubstances.length} substances are not known`;
  return withReport(written.value, out, report, counts);
}

/** Makes and signs a pack of a hospital's own rules. */
export function importCsv(
  file: string,
  out: string,
  starter: StarterSource,
  environment: Environment,
): Result<string, CommandFailure> {
  return importFile(file, out, starter, environment, (text, base) => csvPack(text, base));
}

/** Makes and signs a pack of a vendor's interactions and contraindications. */
export function importFhir(
  file: string,
  out: string,
  options: ImportOptions,
  starter: StarterSource,
  environment: Environment,
): Result<string, CommandFailure> {
  const head: PackHead = {
    id:
      options.id ??
      basename(file)
        .replace(/\.[a-z]+$/i, '')
        .slice(0, 80),
    ...editionOf(options),
  };
  return importFile(file, out, starter, environment, (text, base) => fhirPack(text, base, head));
}

const NOT_UTF8 = 'is not UTF-8: save it as UTF-8 (of a table: "CSV UTF-8")';

function importFile(
  file: string,
  out: string,
  starter: StarterSource,
  environment: Environment,
  make: (text: string, base: KnowledgePack) => ReturnType<typeof csvPack>,
): Result<string, CommandFailure> {
  if (!existsSync(file) || !statSync(file).isFile()) return badInput(`No such file: ${file}`);
  const text = utf8(readFileSync(file));
  if (text === null) return badInput(faultLines(file, [{ place: 'file', detail: NOT_UTF8 }]));
  const base = starter();
  if (!base.ok) return refusedStarter(base.error);
  const made = make(text, base.value);
  if (!made.ok) return badInput(faultLines(file, made.error));
  const goldenCases = [...carriedPairCases(made.value)];
  return writeChecked({ ...made.value, goldenCases }, out, dirname(out), environment);
}

/** Sources without dates hold from their first day on until somebody says otherwise; ten years is the longest. */
const FIRST_DAY = '2000-01-01';
const YEARS_VALID = 10;

function editionOf({ version, effective, expires }: ImportOptions): BdpmEdition {
  const effectiveDate = effective ?? (/^\d{4}-\d{2}$/.test(version ?? '') ? `${version}-01` : FIRST_DAY);
  const end = Number(effectiveDate.slice(0, 4)) + (effectiveDate === FIRST_DAY ? 100 : YEARS_VALID);
  return { version: version ?? '1', effectiveDate, expiryDate: expires ?? `${end}${effectiveDate.slice(4)}` };
}

function withReport(written: string, out: string, report: unknown, counts: string): Result<string, CommandFailure> {
  const file = `${out}.report.json`;
  writeDurably(file, `${JSON.stringify(report, null, 2)}\n`);
  return { ok: true, value: `${written}\n${counts}: ${file}` };
}

function refusedStarter(detail: string): { ok: false; error: CommandFailure } {
  return { ok: false, error: { exitCode: 1, message: detail } };
}
