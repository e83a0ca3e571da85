import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { GoldenCase } from '../../../schema/knowledge/goldenCase.ts';
import { CASE_NOW, caseChart } from './caseChart.ts';
import { starterCase } from './starterCase.ts';

/** So many that each family speaks, and few enough that a start does not wait for them. */
const MOST_CARRIED = 12;

/** The cases of the starter pack that travel in it: harms that must be found, spread evenly over the list. */
export function starterGoldenCases(starterFolder: string): readonly GoldenCase[] {
  const written = starterCase.array().parse(parse(readFileSync(join(starterFolder, 'cases', 'harmful.yaml'), 'utf8')));
  const finding = written.filter((each) => (each.find ?? []).length > 0);
  const step = Math.max(1, Math.ceil(finding.length / MOST_CARRIED));
  return finding
    .filter((_each, index) => index % step === 0)
    .map((each) => ({
      name: each.name,
      now: CASE_NOW,
      chart: caseChart(each),
      find: (each.find ?? []).map(({ family, of, severity }) => ({
        family,
        substances: of,
        ...(severity === undefined ? {} : { severity }),
      })),
    }));
}
