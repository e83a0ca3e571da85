/** One item of a score: the points it gives, or those that are possible while it is not known. */
export interface ScoreItem<Input extends string> {
  readonly input: Input;
  /** null: not known. */
  readonly points: number | null;
  readonly possible: readonly [lowest: number, highest: number];
}

/** A score, or the range that it lies in and what is missing; a score with a missing item is never one number. */
export type Score<Input extends string> =
  | { readonly complete: true; readonly points: number }
  | {
      readonly complete: false;
      readonly lowest: number;
      readonly highest: number;
      readonly missing: readonly Input[];
    };

export function sumOf<Input extends string>(items: readonly ScoreItem<Input>[]): Score<Input> {
  const missing = items.filter(({ points }) => points === null).map(({ input }) => input);
  const lowest = items.reduce((sum, { points, possible }) => sum + (points ?? possible[0]), 0);
  if (missing.length === 0) return { complete: true, points: lowest };
  const highest = items.reduce((sum, { points, possible }) => sum + (points ?? possible[1]), 0);
  return { complete: false, lowest, highest, missing };
}

/** An item that is present or not. */
export function yesNo<Input extends string>(input: Input, isPresent: boolean | null, points: number): ScoreItem<Input> {
  return { input, points: isPresent === null ? null : isPresent ? points : 0, possible: [0, points] };
}

/** An item that is decided by a number, which must be finite and not negative; else it counts as not known. */
export function byLimit<Input extends string>(
  input: Input,
  value: number | null,
  isReached: (value: number) => boolean,
  points: number,
): ScoreItem<Input> {
  const usable = value !== null && Number.isFinite(value) && value >= 0;
  return yesNo(input, usable ? isReached(value) : null, points);
}

/** Both ends of a score; equal where it is complete. */
export function boundsOf(score: Score<string>): { readonly lowest: number; readonly highest: number } {
  return score.complete ? { lowest: score.points, highest: score.points } : score;
}
