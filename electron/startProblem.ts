/** Why the program cannot start, in words for the person at the keyboard: what, where, and what to do. */
export class StartProblem extends Error {
  readonly remedy: string;

  constructor(what: string, remedy: string) {
    super(what);
    this.name = 'StartProblem';
    this.remedy = remedy;
  }
}
