import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { FaultLog } from './sourceFault.ts';
import * as format from './sourceFormat.ts';

/** One source file, parsed. `file` is its path inside the starter folder. */
export type SourceFile<T> = { readonly file: string; readonly value: T };

/** Everything in the starter folder, in the order of the file names, so that the same sources give the same pack. */
export type StarterSources = {
  readonly pack: readonly SourceFile<z.infer<typeof format.packSource>>[];
  readonly substances: readonly SourceFile<z.infer<typeof format.substancesSource>>[];
  readonly substanceCodes: readonly SourceFile<z.infer<typeof format.substanceCodesSource>>[];
  readonly products: readonly SourceFile<z.infer<typeof format.productsSource>>[];
  readonly classes: readonly SourceFile<z.infer<typeof format.classesSource>>[];
  readonly conditionGroups: readonly SourceFile<z.infer<typeof format.conditionGroupsSource>>[];
  readonly phrases: readonly SourceFile<z.infer<typeof format.phrasesSource>>[];
  readonly modifiers: readonly SourceFile<z.infer<typeof format.modifiersSource>>[];
  readonly conditions: readonly SourceFile<z.infer<typeof format.conditionsSource>>[];
  readonly coverage: readonly SourceFile<z.infer<typeof format.coverageSource>>[];
  readonly rules: readonly SourceFile<format.RuleFileSource>[];
};

/** Reads and parses the starter folder; what cannot be read goes to `log` and is left out. */
export function readStarter(folder: string, log: FaultLog): StarterSources {
  const read = <T>(path: string, schema: z.ZodType<T>): readonly SourceFile<T>[] =>
    yamlFiles(join(folder, path)).flatMap((file) => readFile(file, relative(folder, file), schema, log));
  return {
    pack: read('pack.yaml', format.packSource),
    substances: read('substances', format.substancesSource),
    substanceCodes: read('substanceCodes.yaml', format.substanceCodesSource),
    products: read('products', format.productsSource),
    classes: read('classes', format.classesSource),
    conditionGroups: read('conditionGroups.yaml', format.conditionGroupsSource),
    phrases: read('phrases.yaml', format.phrasesSource),
    modifiers: read('modifiers.yaml', format.modifiersSource),
    conditions: read('conditions.yaml', format.conditionsSource),
    coverage: read('coverage', format.coverageSource),
    rules: read('rules', format.ruleFileSource),
  };
}

/** A file, or every YAML file under a folder. */
function yamlFiles(path: string): readonly string[] {
  if (path.endsWith('.yaml')) return existsSync(path) ? [path] : [];
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(path, name));
}

function readFile<T>(path: string, file: string, schema: z.ZodType<T>, log: FaultLog): readonly SourceFile<T>[] {
  const document = parseDocument(readFileSync(path, 'utf8'), { merge: false, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken !== undefined) {
    log.add(file, `line ${broken.linePos?.[0].line ?? '?'}`, broken.message.split('\n')[0] ?? 'not YAML');
    return [];
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return [{ file, value: parsed.data }];
  for (const issue of parsed.error.issues) log.add(file, issue.path.map(String).join('.'), issue.message);
  return [];
}
