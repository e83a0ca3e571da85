import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../schema/result.ts';
import { compileClasses } from './compileClasses.ts';
import { compileConditionGroups, namedGroups } from './compileConditionGroups.ts';
import { compileCoverage } from './compileCoverage.ts';
import { compileRules } from './compileRules.ts';
import { compileProducts, compileSubstances } from './compileSubstances.ts';
import { drugNames, type Names } from './names.ts';
import { readStarter, type SourceFile } from './readStarter.ts';
import { createFaultLog, type SourceFault } from './sourceFault.ts';

/** The starter folder to a pack, or every fault in it. The same sources give the same pack, to the byte. */
export function compileStarter(folder: string): Result<KnowledgePack, readonly SourceFault[]> {
  const log = createFaultLog();
  const sources = readStarter(folder, log);
  const head = sources.pack[0]?.value;
  if (head === undefined) log.add('pack.yaml', '', 'the file is missing or cannot be read');

  const substances = compileSubstances(sources, log);
  const classes = compileClasses(sources, new Set(substances.map((entry) => entry.id)), log);
  const conditionGroups = compileConditionGroups(sources.conditionGroups, log);
  const names: Names = {
    ...drugNames(substances, classes),
    phrases: merged(sources.phrases),
    modifiers: merged(sources.modifiers),
    conditions: new Map([...namedGroups(conditionGroups), ...merged(sources.conditions)]),
  };
  const rules = compileRules(sources.rules, names, log);
  const coverage = compileCoverage(sources.coverage, rules, substances, classes, log);
  if (head === undefined || log.faults.length > 0) return { ok: false, error: log.faults };
  const products = compileProducts(sources);
  const pack = {
    format: 1 as const,
    ...head,
    substances: [...substances],
    classes: [...classes],
    products,
    conditionGroups,
    rules: [...rules],
    coverage: [...coverage],
  };
  return { ok: true, value: pack };
}

function merged<T>(files: readonly SourceFile<Record<string, T>>[]): ReadonlyMap<string, T> {
  return new Map(files.flatMap(({ value }) => Object.entries(value)));
}
