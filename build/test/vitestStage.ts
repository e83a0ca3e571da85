import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool, toolFile } from './runTool.ts';
import { nothingThereYet, type StageOutcome } from './stage.ts';
import { countsSchema } from './testCounts.ts';
import { REPOSITORY } from './repository.ts';

/** Where and how a Vitest project is run. */
export interface VitestOptions {
  readonly project: string;
  /** Only test files whose path contains one of these. */
  readonly paths?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly remarks?: readonly string[];
  readonly limitMinutes?: number;
}

/** Runs one project of vitest.config.ts and counts its tests. A project without a test file is skipped, not passed. */
export async function runVitest(options: VitestOptions): Promise<StageOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'wardlight-test-'));
  const countsFile = join(folder, 'counts.json');
  try {
    const { code, output } = await runTool(
      toolFile('vitest', 'vitest'),
      [
        'run',
        `--project=${options.project}`,
        '--passWithNoTests',
        '--reporter=default',
        `--reporter=${join(REPOSITORY, 'build/test/countingReporter.ts')}`,
        ...(options.paths ?? []),
      ],
      { ...options.environment, WARDLIGHT_TEST_COUNTS: countsFile, NO_COLOR: '1' },
      options.limitMinutes,
    );
    return outcome(options, code, output, countsFile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function outcome(options: VitestOptions, code: number, output: string, countsFile: string): StageOutcome {
  const remarks = options.remarks ?? [];
  if (!existsSync(countsFile)) {
    return { passed: 0, failed: 1, skipped: [], output: `${output}\nVitest ended before it could count.`, remarks };
  }
  const counts = countsSchema.parse(JSON.parse(readFileSync(countsFile, 'utf8')));
  if (counts.files === 0 && code === 0) return nothingThereYet(options.project);
  // A file that does not load, or an error outside every test, fails the run without failing a test.
  const failed = code === 0 ? counts.failed : Math.max(counts.failed, 1);
  return { passed: counts.passed, failed, skipped: counts.skipped, output, remarks };
}
