import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../schema/result.ts';
import { compileProducts, compileSubstances } from '../compile/compileSubstances.ts';
import { readStarter } from '../compile/readStarter.ts';
import { createFaultLog, type SourceFault } from '../compile/sourceFault.ts';

/** The starter pack with its substances and products alone: all that the resolver reads, whatever state the rules are in. */
export function starterNames(folder: string): Result<KnowledgePack, readonly SourceFault[]> {
  const log = createFaultLog();
  const sources = readStarter(folder, log);
  const substances = compileSubstances(sources, log);
  const products = compileProducts(sources);
  const faults = log.faults.filter(({ file }) => /^(?:pack|substance|products)/.test(file));
  const head = sources.pack[0]?.value;
  if (head === undefined || faults.length > 0) return { ok: false, error: faults };
  const nothing = { classes: [], conditionGroups: [], rules: [], coverage: [] };
  return { ok: true, value: { format: 1, ...head, substances: [...substances], products, ...nothing } };
}
