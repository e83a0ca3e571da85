import type { Fault } from './faults.ts';
import type { FaultTest } from './readFaultTests.ts';

/** The page `docs/faults.md`: each fault with the tests that prove it, and what they cannot show. */
export function faultsPage(faults: readonly Fault[], tests: readonly FaultTest[]): string {
  const sections = faults.map(({ id, words, notHere }) => {
    const own = tests.filter(({ ids }) => ids.includes(id));
    const lines = own.map(({ file, title }) => `- \`${file}\`: ${title}`);
    const reason = notHere === undefined ? [] : [`Not in full: ${notHere} The nearest tests:`, ''];
    return [`## ${id} ${words}`, '', ...reason, ...lines, ''].join('\n');
  });
  return [
    '# Faults seen in the field, and the tests that Wardlight survives them',
    '',
    'Written by `node test/faults/command.ts` from the titles of the tests; a test fails when a fault has none, or when a title',
    'named here is gone. The invariants I1 to I8 are held besides by the simulator (`npm run simulate -- --help`).',
    '',
    ...sections,
  ].join('\n');
}
