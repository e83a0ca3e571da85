import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { starterCase, type StarterCase } from '../cases/starterCase.ts';

/** The golden charts of a starter folder, in the order of their files. Throws on a chart that cannot be read. */
export function readCases(starterFolder: string): readonly StarterCase[] {
  const folder = join(starterFolder, 'cases');
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => starterCase.array().parse(parse(readFileSync(join(folder, file), 'utf8'))));
}
