import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../architecture/listFiles.ts';

export interface Citation {
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

const ID = /\bWL-[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d{3,}\b/g;

/** Every requirement id in a test: in its title, in a comment, or in a golden case. */
export function readCitations(root: string): readonly Citation[] {
  return listFiles(root)
    .filter(isTest)
    .flatMap((file) => citationsIn(file, readFileSync(join(root, file), 'utf8')));
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /^test\/cases\/.*\.(ya?ml|json)$/.test(file);
}

function citationsIn(file: string, text: string): readonly Citation[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...line.matchAll(ID)].map(([id]) => ({ id, file, line: index + 1 })));
}
