import type { z } from 'zod';
import { codeSystems } from '../../../schema/coding.ts';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { SourceFile } from './readStarter.ts';
import type { FaultLog } from './sourceFault.ts';
import type { conditionGroupsSource } from './sourceFormat.ts';

type Group = z.infer<typeof conditionGroupsSource>[string];

/** Groups of conditions with all that the groups they name bring along. */
export function compileConditionGroups(
  files: readonly SourceFile<Readonly<Record<string, Group>>>[],
  log: FaultLog,
): KnowledgePack['conditionGroups'] {
  const groups = new Map(files.flatMap(({ value }) => Object.entries(value)));
  const parts = (id: string, above: readonly string[]): readonly Group[] => {
    const group = groups.get(id);
    if (group === undefined || above.includes(id)) {
      log.add('conditionGroups.yaml', above[0] ?? id, `"${id}" is no group, or holds itself`);
      return [];
    }
    return [group, ...(group.of ?? []).flatMap((part) => parts(part, [...above, id]))];
  };
  return [...groups].map(([id, { en, fr }]) => {
    const all = parts(id, []);
    const words = distinct(all.flatMap((group) => group.words ?? []));
    return {
      id,
      name: { en, fr },
      codings: distinct(all.flatMap((group) => group.snomed ?? [])).map((code) => ({
        system: codeSystems.snomed,
        code,
      })),
      icd10Prefixes: distinct(all.flatMap((group) => group.icd10)),
      ...(words.length === 0 ? {} : { words }),
    };
  });
}

/** A rule may say `heartFailure` for the condition, and `ever heartFailure` for the condition past or present. */
export function namedGroups(groups: KnowledgePack['conditionGroups']): readonly (readonly [string, unknown])[] {
  return groups.flatMap(({ id }) => [
    [id, { fact: 'condition', group: id }],
    [`ever ${id}`, { fact: 'condition', group: id, history: true }],
  ]);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
