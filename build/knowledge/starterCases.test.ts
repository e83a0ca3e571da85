import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../clinical/review/review.ts';
import type { Review } from '../../schema/review/review.ts';
import { CASE_NOW, caseChart } from './cases/caseChart.ts';
import { starterCase, type StarterCase } from './cases/starterCase.ts';
import { compileStarter } from './compile/compileStarter.ts';

const starter = join(import.meta.dirname, 'starter');
const compiled = compileStarter(starter);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
const knowledge = compileKnowledge([compiled.value]);
const feed = { asOf: CASE_NOW, limitMinutes: 60 };
const context = {
  now: CASE_NOW,
  feeds: { orders: feed, results: feed, allergies: feed, conditions: feed, patient: feed },
  clock: { trusted: true },
  utcOffsetMinutes: 60,
};

const cases = readdirSync(join(starter, 'cases'))
  .toSorted()
  .flatMap((file) => starterCase.array().parse(parse(readFileSync(join(starter, 'cases', file), 'utf8'))));
const withFindings = cases.filter((each) => each.find !== undefined);
const withSilence = cases.filter((each) => each.silent !== undefined || each.quiet === true);

const reviewOf = (each: StarterCase): Review => review({ chart: caseChart(each), events: [] }, knowledge, context);
/** The findings as the checks of the families made them: what is told as one finding about one harm, part by part. */
const checked = (answer: Review) =>
  answer.findings.flatMap(({ parts, family, severity, tier, substances, rules }) =>
    parts === undefined ? [{ family, severity, tier, substances, ruleIds: rules.map((rule) => rule.ruleId) }] : parts,
  );
const told = (answer: Review) =>
  checked(answer).map(
    ({ family, severity, tier, substances, ruleIds }) =>
      `${family} ${severity} ${tier}: ${substances.join(' + ')} (${ruleIds.join(', ')})`,
  );

test('there are enough golden cases of both kinds', () => {
  expect(withFindings.length).toBeGreaterThanOrEqual(60);
  expect(withSilence.length).toBeGreaterThanOrEqual(40);
});

test.each(cases.map((each) => [each.name, each] as const))('%s: every line is recognised', (_name, each) => {
  expect(reviewOf(each).lines.filter((line) => !line.recognised)).toEqual([]);
});

describe('charts in which something must be found', () => {
  test.each(withFindings.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const answer = reviewOf(each);
    for (const wanted of each.find ?? []) {
      const found = checked(answer).filter(
        (finding) => finding.family === wanted.family && wanted.of.every((id) => finding.substances.includes(id)),
      );
      expect(found.length, told(answer).join('\n')).toBeGreaterThan(0);
      if (wanted.severity !== undefined)
        expect(
          found.map((finding) => finding.severity),
          told(answer).join('\n'),
        ).toContain(wanted.severity);
    }
  });
});

describe('charts of good therapy', () => {
  test.each(withSilence.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const answer = reviewOf(each);
    if (each.quiet === true)
      expect(
        answer.findings.filter((finding) => finding.tier === 'mustAnswer'),
        told(answer).join('\n'),
      ).toEqual([]);
    for (const { family, of, about } of each.silent ?? []) {
      const unwanted = checked(answer).filter(
        (finding) =>
          finding.family === family &&
          (of ?? []).every((id) => finding.substances.includes(id)) &&
          (about === undefined || finding.ruleIds.some((id) => id.includes(`.${about}.`))),
      );
      expect(unwanted, told(answer).join('\n')).toEqual([]);
    }
  });
});
