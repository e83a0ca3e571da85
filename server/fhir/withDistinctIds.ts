import { z } from 'zod';
import type { ImportCounter } from './importReport.ts';
import type { OpenedResource } from './openDocument.ts';
import { idFromContent } from './references.ts';

const meta = z.object({ meta: z.object({ lastUpdated: z.string().max(40) }) });

/**
 * Two resources that bear one id: the later version where both say when they were written (a history); else both stay, the second
 * under a made id, because the one that is dropped might be the dangerous one. Which is called the second does not hang on
 * their order. Two patients under one id cannot both be true: neither is taken.
 */
export function withDistinctIds(resources: readonly OpenedResource[], counter: ImportCounter): OpenedResource[] {
  const byId = new Map<string, OpenedResource[]>();
  for (const each of resources) {
    const key = `${each.place.resourceType}/${each.place.id}`;
    const same = byId.get(key);
    if (same === undefined) byId.set(key, [each]);
    else same.push(each);
  }
  if (byId.size === resources.length) return [...resources];
  return [...byId.values()].flatMap((same) => (same.length === 1 ? same : apart(same, counter)));
}

function apart(same: readonly OpenedResource[], counter: ImportCounter): OpenedResource[] {
  const different = [...new Map(same.map((each) => [contentOf(each.resource), each])).entries()];
  const [first] = different;
  if (first === undefined || different.length === 1) return first === undefined ? [] : [first[1]];
  const latest = latestOf(different.map(([, each]) => each));
  if (latest !== null) return [latest];
  if (first[1].place.resourceType === 'Patient') {
    for (const [, { place }] of different)
      counter.refuse(place, {
        path: 'id',
        reason: 'is the id of another patient of this input too, who is described otherwise',
        remedy: 'Send each patient once, or under an id of its own.',
      });
    return [];
  }
  counter.warn('two resources bear one id and say different things: both were read');
  return different
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([content, each], index) =>
      index === 0 ? each : { ...each, place: { ...each.place, id: idFromContent(content) } },
    );
}

/** The same content has the same text, in whatever order its keys were written. */
function contentOf(resource: unknown): string {
  return JSON.stringify(resource, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

function latestOf(different: readonly OpenedResource[]): OpenedResource | null {
  const dated = different.flatMap((each) => {
    const at = Date.parse(meta.safeParse(each.resource).data?.meta.lastUpdated ?? '');
    return Number.isNaN(at) ? [] : [{ each, at }];
  });
  const [last, before] = dated.sort((one, other) => other.at - one.at);
  if (dated.length < different.length || last === undefined || last.at === before?.at) return null;
  return last.each;
}
