import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ansmPack } from '../../build/knowledge/ansm/ansmPack.ts';
import { readAnsm } from '../../build/knowledge/ansm/readAnsm.ts';
import { CASE_NOW, caseChart } from '../../build/knowledge/cases/caseChart.ts';
import { starterCase } from '../../build/knowledge/cases/starterCase.ts';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../clinical/review/review.ts';
import { family } from '../../schema/family.ts';
import type { FindingPart } from '../../schema/review/finding.ts';
import { severity, tier } from '../../schema/severity.ts';
import { whereAnsmIs } from './whereAnsmIs.ts';

const expectation = z.strictObject({
  family,
  of: z.array(z.string()).min(1),
  /** none: this family must say nothing of these drugs. */
  level: z.union([severity, z.literal('none')]),
  tier: tier.optional(),
});
const ansmCase = starterCase
  .omit({ find: true, silent: true, quiet: true })
  .extend({ expect: z.array(expectation).min(1) });

type Told = Pick<FindingPart, 'family' | 'severity' | 'tier' | 'substances'>;

const feed = { asOf: CASE_NOW, limitMinutes: 60 };
const context = {
  now: CASE_NOW,
  feeds: { orders: feed, results: feed, allergies: feed, conditions: feed, patient: feed },
  clock: { trusted: true },
  utcOffsetMinutes: 60,
};

whereAnsmIs('charts with the ANSM thesaurus alone', (folder) => {
  const source = readAnsm(folder);
  if (!source.ok) throw new Error(source.error);
  const { pack, report } = ansmPack(source.value, new Map());
  const knowledge = compileKnowledge([pack]);
  const casesOf = (file: string) =>
    ansmCase.array().parse(parse(readFileSync(join(import.meta.dirname, 'cases', `${file}.yaml`), 'utf8')));

  test('each of the 36 rules with another end is told by a case', () => {
    const told = new Set(
      ['otherEnds', 'grapefruitAndAlcohol'].flatMap(casesOf).flatMap((each) => {
        const { findings } = review({ chart: caseChart(each), events: [] }, knowledge, context);
        return findings.flatMap(({ rules }) => rules.map(({ ruleId }) => endsOf(ruleId)));
      }),
    );
    expect(report.otherEnds).toHaveLength(36);
    expect(report.otherEnds.map(({ rule }) => endsOf(rule)).filter((ends) => !told.has(ends))).toEqual([]);
  });

  describe.each(['otherEnds', 'grapefruitAndAlcohol', 'context'])('%s', (file) => {
    test.each(casesOf(file).map((each) => [each.name, each] as const))('%s', (_name, each) => {
      const answer = review({ chart: caseChart(each), events: [] }, knowledge, context);
      expect(answer.lines.filter((line) => !line.recognised)).toEqual([]);
      const told = answer.findings.flatMap((finding): readonly Told[] => finding.parts ?? [finding]);
      const shown = told
        .map((part) => `${part.family} ${part.severity} ${part.tier}: ${part.substances.join(' + ')}`)
        .join('\n');
      for (const { family: wanted, of, level, tier: loudness } of each.expect) {
        const found = told.filter((part) => part.family === wanted && of.every((id) => part.substances.includes(id)));
        expect(found.length === 0 ? 'none' : found[0]?.severity, shown).toBe(level);
        if (loudness !== undefined) expect(found[0]?.tier, shown).toBe(loudness);
      }
    });
  });
});

/** `ansm advice: simvastatine + pamplemousse` and `ansm: simvastatine + pamplemousse` are about the same two. */
function endsOf(ruleId: string): string {
  return ruleId.slice(ruleId.indexOf(': ') + 2);
}
