import { canonicalJson } from '../../sync/canonicalJson.ts';

/** An assertion that also runs in a page, where the test runner is not. */
export function sameJson(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [canonicalJson(actual), canonicalJson(expected)];
  if (a !== b) throw new Error(`${what}: got ${a}, expected ${b}`);
}

/** One promise of a port, to be kept by every adapter. */
export interface ContractCase<Port> {
  readonly name: string;
  /** `open` opens the same store again each time, as a restart does. */
  run(open: () => Promise<Port>): Promise<void>;
}
