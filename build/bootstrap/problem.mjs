/** Something that can happen on a user's machine. Shown as three lines: what, where, remedy; never as a stack. */
export class Problem extends Error {
  /** @param {{ what: string, where: string, remedy: string }} told */
  constructor(told) {
    super(told.what);
    this.told = told;
  }
}

/** What the system said, to the person in front of it. */
const SYSTEM_PROBLEMS = new Map([
  ['ENOSPC', { what: 'the disk is full.', remedy: 'free about 3 GB there, and run the command again.' }],
  ['EDQUOT', { what: "this user's share of the disk is full.", remedy: 'free about 3 GB, and run the command again.' }],
  ['EROFS', { what: 'the file system is read-only.', remedy: 'clone into a folder of your own.' }],
  ['EACCES', { what: 'a file could not be used for lack of rights.', remedy: 'run as the owner of the checkout.' }],
  [
    'EPERM',
    { what: 'a file could not be used for lack of rights.', remedy: 'close programs that use it, and run again.' },
  ],
]);

/** @param {unknown} error */
export function problemText(error) {
  const told = error instanceof Problem ? error.told : systemProblem(error);
  if (told === undefined) {
    return `wardlight: a defect in the start-up script.\n${error instanceof Error ? error.stack : String(error)}`;
  }
  return `wardlight: ${told.what}\n  Where: ${told.where}\n  Remedy: ${told.remedy}`;
}

/** @param {unknown} error */
function systemProblem(error) {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined;
  const known = SYSTEM_PROBLEMS.get(String(error.code));
  return known === undefined ? undefined : { ...known, where: String(error.path) };
}
