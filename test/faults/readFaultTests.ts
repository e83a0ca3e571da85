import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../build/architecture/listFiles.ts';

export interface FaultTest {
  readonly ids: readonly string[];
  readonly title: string;
  readonly file: string;
}

/** A quoted text that begins with one or more ids: the title of a test, of a group of tests, or of a row of `it.each`. */
const TITLE = /(['"`])((?:F\d\d)(?:, F\d\d)*): (.+?)\1(?=[,)\]])/g;
/** Tests, and the contracts that several tests run. */
const TEST_FILE = /(\.test\.tsx?|Contract\.ts)$/;

export function readFaultTests(repository: string): readonly FaultTest[] {
  return listFiles(repository)
    .filter((file) => TEST_FILE.test(file))
    .flatMap((file) =>
      [...readFileSync(join(repository, file), 'utf8').matchAll(TITLE)].map(([, , ids = '', title = '']) => ({
        ids: ids.split(', '),
        title,
        file,
      })),
    );
}
