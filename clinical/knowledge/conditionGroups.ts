import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { codeKey } from '../resolver/resolverTables.ts';
import { classKey } from './classKey.ts';

/** The codes that put a condition into a group. */
export interface ConditionGroup {
  readonly codes: ReadonlySet<string>;
  /** ICD-10 prefixes without the dot, upper case. */
  readonly icd10Prefixes: readonly string[];
}

export function compileConditionGroups(packs: readonly KnowledgePack[]): ReadonlyMap<string, ConditionGroup> {
  return new Map(
    packs.flatMap((pack, number) =>
      pack.conditionGroups.map(
        (group) =>
          [
            classKey(number, group.id),
            {
              codes: new Set(group.codings.map((coding) => codeKey(coding.system, coding.code))),
              icd10Prefixes: group.icd10Prefixes.map((prefix) => prefix.replace('.', '').toUpperCase()),
            },
          ] as const,
      ),
    ),
  );
}
