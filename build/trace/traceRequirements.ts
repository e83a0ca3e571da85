import type { Citation } from './readCitations.ts';
import type { Requirement } from './readRequirements.ts';

export interface TraceLine {
  readonly requirement: Requirement;
  readonly tests: readonly Citation[];
}

export interface Trace {
  readonly lines: readonly TraceLine[];
  /** Requirements that no test cites. */
  readonly untested: readonly Requirement[];
  /** Citations of an id that no document defines: a typing error, or a requirement that was removed. */
  readonly unknown: readonly Citation[];
  /** Ids that are defined more than once: the second and later places. */
  readonly doubled: readonly Requirement[];
}

/** Joins requirements and the tests that cite them. */
export function traceRequirements(requirements: readonly Requirement[], citations: readonly Citation[]): Trace {
  const firstById = new Map<string, Requirement>();
  for (const requirement of requirements.toReversed()) firstById.set(requirement.id, requirement);
  const lines = [...requirements]
    .filter((requirement) => firstById.get(requirement.id) === requirement)
    .map((requirement) => ({ requirement, tests: citations.filter(({ id }) => id === requirement.id) }));
  return {
    lines,
    untested: lines.filter(({ tests }) => tests.length === 0).map(({ requirement }) => requirement),
    unknown: citations.filter(({ id }) => !firstById.has(id)),
    doubled: requirements.filter((requirement) => firstById.get(requirement.id) !== requirement),
  };
}
