import type { SubstanceClass } from '../../../schema/knowledge/knowledgePack.ts';
import { byKey } from './byKey.ts';
import type { StarterSources } from './readStarter.ts';
import type { FaultLog } from './sourceFault.ts';

/** Classes with their members expanded: a class may be made of other classes. */
export function compileClasses(
  sources: StarterSources,
  substanceIds: ReadonlySet<string>,
  log: FaultLog,
): readonly SubstanceClass[] {
  const all = sources.classes.flatMap(({ file, value }) => Object.keys(value).map((id) => ({ file, id })));
  for (const [index, { file, id }] of all.entries())
    if (all.slice(0, index).some((earlier) => earlier.id === id)) log.add(file, id, 'the class is written twice');
  const written = new Map(
    sources.classes.flatMap(({ file, value }) =>
      Object.entries(value).map(([id, entry]) => [id, { file, ...entry }] as const),
    ),
  );

  const membersOf = (id: string, path: readonly string[]): readonly string[] => {
    const entry = written.get(id);
    if (entry === undefined) return [id];
    if (path.includes(id)) {
      log.add(entry.file, id, `the class holds itself: ${[...path, id].join(' > ')}`);
      return [];
    }
    const taken = new Set((entry.except ?? []).flatMap((part) => membersOf(part, [...path, id])));
    return entry.of.flatMap((part) => membersOf(part, [...path, id])).filter((member) => !taken.has(member));
  };

  return [...written].toSorted(byKey).map(([id, { file, en, fr }]) => {
    if (substanceIds.has(id)) log.add(file, id, 'a class and a substance have the same id');
    const members = [...new Set(membersOf(id, []))].toSorted();
    for (const member of members)
      if (!substanceIds.has(member)) log.add(file, id, `"${member}" is no substance or class`);
    return { id, name: { en, fr }, members };
  });
}
