import { existsSync } from 'node:fs';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import type { Result } from '../../../schema/result.ts';
import { readFrenchBase } from '../resolver/frenchBase.ts';
import { measureFrench } from '../resolver/measureFrench.ts';
import { measureHl7 } from '../resolver/measureHl7.ts';
import { measureSynthea } from '../resolver/measureSynthea.ts';
import { createNameReader } from '../resolver/nameReader.ts';
import { resolverPage } from '../resolver/resolverPage.ts';
import { starterNames } from '../resolver/starterNames.ts';
import { badInput, type CommandFailure } from './commandFailure.ts';
import { writeDocument } from './writeDocument.ts';

/** Where the data lie. They are not part of the repository; a folder that is not named is not measured. */
export interface ResolverData {
  readonly bdpm?: string | undefined;
  readonly synthea?: string | undefined;
  readonly hl7?: string | undefined;
}

/**
 * Measures what the resolver recognises with the starter pack, and what it recognises wrongly. Writes `pageFile` (with `checkOnly`
 * says whether it is current), or returns the numbers as JSON.
 */
export function resolverReport(
  starterFolder: string,
  data: ResolverData,
  pageFile: string,
  { asJson = false, checkOnly = false }: { readonly asJson?: boolean; readonly checkOnly?: boolean } = {},
): Result<string, CommandFailure> {
  if (data.bdpm === undefined || data.synthea === undefined || data.hl7 === undefined)
    return badInput('Usage: resolver --bdpm DIR --synthea DIR --hl7 DIR [--json] [--check]');
  const missing = [data.bdpm, data.synthea, data.hl7].filter((folder) => !existsSync(folder));
  if (missing.length > 0) return badInput(`No such folder: ${missing.join(', ')}`);
  const pack = starterNames(starterFolder);
  if (!pack.ok)
    return {
      ok: false,
      error: { exitCode: 1, message: 'The starter pack does not compile: run build to see its faults.' },
    };
  const products = readFrenchBase(data.bdpm);
  if (!products.ok) return badInput(products.error);
  const knowledge = compileKnowledge([pack.value]);
  const measured = {
    pack: {
      id: pack.value.id,
      version: pack.value.version,
      substances: pack.value.substances.length,
      withCode: {
        rxNorm: pack.value.substances.filter(({ rxNorm }) => rxNorm.length > 0).length,
        atc: pack.value.substances.filter(({ atc }) => atc.length > 0).length,
        snomed: pack.value.substances.filter(({ snomed }) => snomed.length > 0).length,
      },
      products: pack.value.products.length,
    },
    french: measureFrench(products.value, knowledge, createNameReader(knowledge)),
    synthea: measureSynthea(data.synthea, knowledge),
    hl7: measureHl7(data.hl7, knowledge),
  };
  if (asJson) return { ok: true, value: JSON.stringify(measured, undefined, 2) };
  return writeDocument(
    pageFile,
    resolverPage(measured),
    checkOnly,
    'npm run knowledge -- resolver --bdpm DIR --synthea DIR --hl7 DIR',
  );
}
