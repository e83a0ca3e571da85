import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { family as familySchema, type Family } from '../../schema/family.ts';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../clinical/review/review.ts';
import { type GoldenCase, goldenFile } from './goldenCase.ts';
import { goldenChart, goldenContext } from './goldenChart.ts';
import { readGoldenPack } from './goldenPack.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const knowledge = compileKnowledge([readGoldenPack()]);

/** Of whom a family asks, where it does not ask of everybody. */
const concerned: Partial<Record<Family, GoldenCase['patient']>> = {
  children: { born: '2020-05-01' },
  olderPeople: { born: '1940-05-01' },
  pregnancyLactation: { born: '1994-05-01', sex: 'female' },
};
/** No drug is outside what a site writes, and a line has nothing to ask of it unless a rule names it. */
const ofEverything = familySchema.options.filter((family) => family !== 'siteProtocol');

function casesOf(family: Family): readonly GoldenCase[] {
  const own = `${folder}/${family}`;
  if (!existsSync(own)) return [];
  return readdirSync(own)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => goldenFile.parse(parse(readFileSync(`${own}/${file}`, 'utf8'))).cases);
}

describe.each(familySchema.options.map((family) => [family] as const))('%s', (family) => {
  test('has golden cases that find, that stay silent, and that could not be assessed', () => {
    const cases = casesOf(family);
    const found = cases.filter(({ expect: wanted }) => (wanted.findings ?? []).length > 0);
    const silent = cases.filter(
      ({ expect: wanted }) =>
        wanted.findings?.length === 0 || wanted.clear?.includes(family) === true || wanted.notApplicable?.includes(family) === true,
    );
    const unknown = cases.filter(
      ({ expect: wanted }) =>
        (wanted.notAssessed ?? []).length > 0 || (wanted.findings ?? []).some((finding) => (finding.unknown ?? []).length > 0),
    );
    expect(found.length, 'cases with a finding').toBeGreaterThanOrEqual(2);
    expect(silent.length, 'cases of silence').toBeGreaterThanOrEqual(2);
    expect(unknown.length, 'cases of what is not known').toBeGreaterThanOrEqual(1);
  });
});

describe.each(ofEverything.map((family) => [family] as const))('%s', (family) => {
  const outcomeOf = (drug: string) => {
    const route = family === 'intravenousCompatibility' ? 'intravenous' : 'oral';
    const written: GoldenCase = {
      name: 'line',
      patient: concerned[family] ?? {},
      lines: [{ drug, route }, { drug: 'paracetamol', route }],
      answers: family === 'pharmacogenomics' ? [{ test: 'CYP2D6', says: 'Poor metabolizer' }] : [],
      expect: {},
    };
    const answer = review({ chart: goldenChart(written), events: [] }, knowledge, goldenContext(written));
    return {
      outcome: answer.families.find((entry) => entry.family === family)?.outcome,
      reasons: answer.notAssessed.filter((entry) => entry.family === family && entry.orderIds.includes('line1')).map((entry) => entry.reason),
    };
  };

  test('is not clear beside a line that was not recognised', () => {
    const { outcome, reasons } = outcomeOf('zyxomab 10 mg');
    expect(reasons).toContain('unrecognised');
    expect(outcome).not.toBe('clear');
  });

  test('is not clear beside a drug that no pack covers for it', () => {
    const { outcome, reasons } = outcomeOf('obscurol');
    expect(reasons).toContain('notCovered');
    expect(outcome).not.toBe('clear');
  });
});
