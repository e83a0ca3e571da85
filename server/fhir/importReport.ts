import type { MappingFault } from './mapping.ts';

/** Where a resource stood: the file, its line (NDJSON) or its place in the bundle. */
export type ResourcePlace = {
  readonly source: string;
  readonly line: number;
  readonly entry: number | null;
  readonly resourceType: string;
  readonly id: string;
};

export type RefusedResource = ResourcePlace & MappingFault;

/** What became of everything that was sent in. Every resource is in exactly one of `taken`, `ignored` and `refused`. */
export type ImportReport = {
  readonly taken: Readonly<Record<string, number>>;
  readonly ignored: readonly { readonly resourceType: string; readonly reason: string; readonly count: number }[];
  readonly refusedCount: number;
  /** The first 1,000. */
  readonly refused: readonly RefusedResource[];
  readonly warnings: readonly { readonly text: string; readonly count: number }[];
  readonly chartsChanged: number;
  readonly wardsAdded: readonly string[];
  /** Patients that facts refer to and nobody has described: the facts are kept and appear with their patient. */
  readonly waitingForPatients: { readonly count: number; readonly firstIds: readonly string[] };
};

const MOST_LISTED = 1000;

export function createImportCounter() {
  const taken = new Map<string, number>();
  const ignored = new Map<string, { resourceType: string; reason: string; count: number }>();
  const warnings = new Map<string, number>();
  const refused: RefusedResource[] = [];
  let refusedCount = 0;
  return {
    take: (resourceType: string, count = 1): void => {
      taken.set(resourceType, (taken.get(resourceType) ?? 0) + count);
    },
    ignore: (resourceType: string, reason: string): void => {
      const key = `${resourceType} ${reason}`;
      ignored.set(key, { resourceType, reason, count: (ignored.get(key)?.count ?? 0) + 1 });
    },
    warn: (text: string): void => {
      warnings.set(text, (warnings.get(text) ?? 0) + 1);
    },
    refuse: (place: ResourcePlace, fault: MappingFault): void => {
      refusedCount += 1;
      if (refused.length < MOST_LISTED) refused.push({ ...place, ...fault });
    },
    report: (rest: Pick<ImportReport, 'chartsChanged' | 'wardsAdded' | 'waitingForPatients'>): ImportReport => ({
      taken: Object.fromEntries([...taken].sort(([a], [b]) => (a < b ? -1 : 1))),
      ignored: [...ignored.values()],
      refusedCount,
      refused,
      warnings: [...warnings].map(([text, count]) => ({ text, count })),
      ...rest,
    }),
  };
}

export type ImportCounter = ReturnType<typeof createImportCounter>;
