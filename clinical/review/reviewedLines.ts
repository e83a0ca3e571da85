import type { Line } from '../facts/lines.ts';

/** The lines of a chart as every family wants them, sorted out once per review. */
export interface ReviewedLines {
  readonly all: readonly Line[];
  /** Not suspended. */
  readonly given: readonly Line[];
  /** Given, and of known substances. */
  readonly recognised: readonly Line[];
}

export function reviewedLines(all: readonly Line[]): ReviewedLines {
  const given = all.filter((line) => line.given);
  return {
    all,
    given,
    recognised: given.filter((line) => line.resolution.recognised),
  };
}
