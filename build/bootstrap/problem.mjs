/** Something that can happen on a user's machine. Shown as three lines: what, where, remedy; never as a stack. */
export class Problem extends Error {
  /** @param {{ what: string, where: string, remedy: string }} told */
  constructor(told) {
    super(told.what);
    this.told = told;
  }
}

/** @param {unknown} error */
export function problemText(error) {
  if (!(error instanceof Problem)) {
    return `wardlight: a defect in the start-up script.\n${error instanceof Error ? error.stack : String(error)}`;
  }
  const { what, where, remedy } = error.told;
  return `wardlight: ${what}\n  Where: ${where}\n  Remedy: ${remedy}`;
}
