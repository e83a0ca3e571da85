/** What a formula gives for possible input; null instead of NaN and infinity, which would pass for an answer in a comparison. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** A measure of a living body: finite and above zero. */
export function isPositive(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}
