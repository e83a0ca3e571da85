import { basename } from 'node:path';
import { isCode } from './listFiles.ts';
import type { Violation } from './violation.ts';

const MOST_LINES = 300;
const FORBIDDEN_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'index']);

/** Files longer than the limit, each with the reason why splitting it would not help its reader. */
export const LONG_FILES: Readonly<Record<string, string>> = {};

// Written so that this file does not find itself.
const MACHINE_PATHS = [
  new RegExp(String.raw`(^|[\s"'\`(=:])/` + String.raw`(work|root)/`),
  new RegExp(String.raw`/` + String.raw`home/[a-z]`),
  new RegExp(String.raw`[A-Z]:\\+` + String.raw`Users\\`),
];

/** The rules that look at one file's name and text. */
export function checkFile(file: string, text: string): readonly Violation[] {
  const violations: Violation[] = [];
  const lines = text.split('\n');
  if (isCode(file)) {
    const stem = basename(file).replace(/\..*$/, '').toLowerCase();
    if (FORBIDDEN_NAMES.has(stem))
      violations.push({ file, message: `a file is named for what it does, not "${stem}"` });
    if (lines.length - 1 > MOST_LINES && !Object.hasOwn(LONG_FILES, file)) {
      violations.push({ file, message: `${lines.length - 1} lines; split it by ${MOST_LINES}` });
    }
  }
  lines.forEach((line, index) => {
    if (MACHINE_PATHS.some((pattern) => pattern.test(line))) {
      violations.push({ file, line: index + 1, message: "a path of somebody's machine" });
    }
  });
  return violations;
}
