import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { TestCounts } from './testCounts.ts';

/** A Vitest reporter that writes the counts, and the reason of every skip, to the file in WARDLIGHT_TEST_COUNTS. */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const file = process.env['WARDLIGHT_TEST_COUNTS'];
    if (file === undefined) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const counts: TestCounts = {
      files: modules.length,
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed:
        tests.filter((test) => test.result().state === 'failed').length +
        modules.filter(isBroken).length +
        unhandledErrors.length,
      skipped: tests
        .filter((test) => test.result().state === 'skipped' || test.result().state === 'pending')
        .map((test) => ({ name: test.fullName, reason: reasonOf(test) })),
    };
    writeFileSync(file, JSON.stringify(counts));
  }
}

/** A file that failed without any of its tests failing: it did not load, or a hook threw. */
function isBroken(module: TestModule): boolean {
  return !module.ok() && [...module.children.allTests('failed')].length === 0;
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  if (result.state === 'skipped' && result.note !== undefined) return result.note;
  return result.state === 'pending' ? 'was not reached' : 'no reason given';
}
