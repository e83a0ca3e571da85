/** One step of `npm test` or `npm run test:soak`. */
export interface Stage {
  /** What `--only` takes. */
  readonly name: string;
  /** What the reader sees. */
  readonly title: string;
  /** Stages of one phase run two at a time; a phase starts when the one before it has ended. */
  readonly phase: number;
  readonly run: () => Promise<StageOutcome>;
}

export interface StageOutcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly Skip[];
  /** Shown when something failed, or with --verbose. */
  readonly output: string;
  /** Shown always: what the reader should know of how it ran. */
  readonly remarks: readonly string[];
}

export interface Skip {
  readonly name: string;
  readonly reason: string;
}

export const NOTHING_THERE_YET = 'nothing there yet';

/** @returns the outcome of a stage whose subject does not exist in this checkout: skipped, never passed */
export function nothingThereYet(name: string): StageOutcome {
  return { passed: 0, failed: 0, skipped: [{ name, reason: NOTHING_THERE_YET }], output: '', remarks: [] };
}

/** Adds up the parts of one stage, for example one type check per folder. */
export function sumOutcomes(parts: readonly StageOutcome[]): StageOutcome {
  return {
    passed: parts.reduce((sum, part) => sum + part.passed, 0),
    failed: parts.reduce((sum, part) => sum + part.failed, 0),
    skipped: parts.flatMap((part) => part.skipped),
    output: parts
      .filter((part) => part.output !== '')
      .map((part) => part.output)
      .join('\n'),
    remarks: parts.flatMap((part) => part.remarks),
  };
}
