/** A command that could not do its work: the sentence is for the person at the terminal, the code for the program that called. */
export type CommandFailure = { readonly exitCode: 1 | 2; readonly message: string };

/** 2: the command line or the input is wrong; 1: the work was done and the answer is no. */
export function badInput(message: string): { ok: false; error: CommandFailure } {
  return { ok: false, error: { exitCode: 2, message } };
}

export function refused(message: string): { ok: false; error: CommandFailure } {
  return { ok: false, error: { exitCode: 1, message } };
}
