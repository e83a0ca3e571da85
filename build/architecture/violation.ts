/** One place where the tree breaks a rule of the house. */
export interface Violation {
  /** Path from the root, with forward slashes. */
  readonly file: string;
  /** 1-based; absent where the whole file is meant. */
  readonly line?: number;
  readonly message: string;
}
