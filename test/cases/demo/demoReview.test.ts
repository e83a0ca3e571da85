import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { compileStarter } from '../../../build/knowledge/compile/compileStarter.ts';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../../clinical/review/review.ts';
import type { Chart, FeedName } from '../../../schema/chart/chart.ts';
import { family } from '../../../schema/family.ts';
import { tier } from '../../../schema/severity.ts';
import { demoCharts, demoStory } from '../../../server/demo/demoCharts.ts';

const NOW = '2026-11-21T07:30:00.000Z';
const FEED_LIMIT_MINUTES = 60;
const options = { patients: 60, seed: 1, now: NOW, utcOffsetMinutes: 60 };

const compiled = compileStarter(join(import.meta.dirname, '..', '..', '..', 'build', 'knowledge', 'starter'));
if (!compiled.ok) throw new Error('the starter pack does not compile');
const knowledge = compileKnowledge([compiled.value]);

const reviews = demoCharts(options).map((chart, index) => ({ story: demoStory(index, options), chart, review: reviewOf(chart) }));

function reviewOf(chart: Chart) {
  return reviewWith(knowledge, chart);
}

function reviewWith(pack: typeof knowledge, chart: Chart) {
  const feed = (name: FeedName) => ({ asOf: chart.feedsAsOf[name], limitMinutes: FEED_LIMIT_MINUTES });
  const feeds = { orders: feed('orders'), results: feed('results'), allergies: feed('allergies'), conditions: feed('conditions'), patient: feed('patient') };
  return review({ chart, events: [] }, pack, { now: NOW, feeds, clock: { trusted: true }, utcOffsetMinutes: 60 });
}

describe('quiet patients stay quiet', () => {
  const quiet = reviews.filter(({ story }) => story === 'quiet');
  test('there are at least twenty of them', () => expect(quiet.length).toBeGreaterThanOrEqual(20));
  test.each(quiet.map((each) => [each.chart.orders.map(({ medication }) => medication.text).join(', '), each] as const))('%s', (_drugs, each) => {
    const loud = each.review.findings.filter((finding) => finding.tier === 'mustAnswer' || finding.tier === 'show');
    expect(loud.map((finding) => [finding.family, ...finding.substances])).toEqual([]);
  });
});

const expected = z
  .array(z.strictObject({ story: z.string(), family, substances: z.array(z.string()).min(1), tier }))
  .parse(parse(readFileSync(join(import.meta.dirname, 'expectedFindings.yaml'), 'utf8')));

test.each(expected)('$story: $family finds $substances', (wanted) => {
  const found = reviews.find(({ story }) => story.startsWith(wanted.story));
  expect(found, 'no such situation').toBeDefined();
  const loudEnough = tier.options.slice(0, tier.options.indexOf(wanted.tier) + 1);
  // What is about one harm is told as one finding: a family may speak as a part of it.
  const told = (found?.review.findings ?? []).filter(({ family: leading, parts }) => [leading, ...(parts ?? []).map((part) => part.family)].includes(wanted.family));
  const matching = told.filter((finding) => wanted.substances.every((substance) => finding.substances.includes(substance)));
  expect(matching.map((finding) => finding.tier).some((shown) => loudEnough.includes(shown)), JSON.stringify(told.map(({ substances, tier: shown }) => [shown, substances]))).toBe(true);
});

describe('each harm is told once, with nothing lost', () => {
  const harms = [
    { story: 'Potassium 6.1', syndrome: 'hyperkalaemia', parts: 5, first: /^Stop/, never: /within 3 to 7 days/ },
    { story: 'Warfarin with miconazole', syndrome: 'bleeding', parts: 3, first: /prothrombin complex|Skip/, never: /within 3 to 5 days/ },
    { story: 'Three drugs that prolong QT', syndrome: 'qtProlongation', parts: 4, first: /^Stop or replace/, never: /before and during treatment/ },
    { story: 'Triple whammy', syndrome: 'nephrotoxicity', parts: 4, first: /^Stop/, never: /^$/ },
    { story: 'Morphine with lorazepam', syndrome: 'opioidAndSedative', parts: 9, first: /^Stop one of the two/, never: /^$/ },
    { story: 'Digoxin with a potassium of 2.9', syndrome: 'hypokalaemia', parts: 2, first: /^Correct/, never: /twice a week/ },
    { story: 'Sodium 122', syndrome: 'hyponatraemia', parts: 2, first: /stop/, never: /in a week/ },
    { story: 'Verapamil with bisoprolol', syndrome: 'bradycardia', parts: 3, first: /^(With symptoms|Below 40)/, never: /^$/ },
  ];
  test.each(harms)('$story: $syndrome', ({ story, syndrome, parts, first, never }) => {
    const answer = reviews.find((each) => each.story.startsWith(story))?.review;
    const [told, ...others] = answer?.findings.filter((finding) => finding.rules.some((rule) => rule.syndrome === syndrome)) ?? [];
    expect(others.map((finding) => finding.key)).toEqual([]);
    expect(told?.key).toBe(`syndrome:${syndrome}`);
    expect(told?.parts).toHaveLength(parts);
    expect(told?.actions[0]?.en).toMatch(first);
    for (const action of (answer?.findings ?? []).flatMap((finding) => finding.actions)) expect(action.en).not.toMatch(never);
  });

  test('every rule that is found without telling harms as one is found with it', () => {
    // Without a syndrome on results and pairs there is nothing to tell as one.
    const bare = compiled.value.rules.map((rule) => {
      if (rule.family === 'cumulativeRisk') return rule;
      const { syndrome: _, ...rest } = rule;
      return rest;
    });
    const apart = compileKnowledge([{ ...compiled.value, rules: bare }]);
    const ids = (made: ReturnType<typeof review>) => made.findings.flatMap((finding) => finding.rules.map((rule) => rule.ruleId)).toSorted();
    for (const { chart, review: made } of reviews) {
      expect(ids(made), chart.id).toEqual(ids(reviewWith(apart, chart)));
      for (const { parts, rules } of made.findings)
        if (parts !== undefined) expect(parts.flatMap((part) => part.ruleIds)).toEqual(rules.map((rule) => rule.ruleId));
    }
  });
});

test('without a weight the kidney checks of gentamicin are not assessed, and never clear', () => {
  const unweighed = reviews.find(({ story }) => story.startsWith('Gentamicin, and nobody'));
  const line = unweighed?.chart.orders.find(({ medication }) => /gentamicin/i.test(medication.text));
  const told = unweighed?.review.notAssessed.filter(({ orderIds, family: name }) => name === 'renal' && orderIds.includes(line?.id ?? ''));
  expect(told).toMatchObject([{ reason: 'missing' }]);
  expect(unweighed?.review.families.find(({ family: name }) => name === 'renal')?.outcome).not.toBe('clear');
});

test('a product that nobody recognises is reported, and nothing of its patient that depends on drugs is called clear', () => {
  const tea = reviews.find(({ story }) => story.startsWith('A herbal product'));
  const line = tea?.chart.orders.find(({ medication }) => medication.text.startsWith('Herbal tea'));
  expect(tea?.review.lines.find(({ orderId }) => orderId === line?.id)).toMatchObject({ recognised: false });
  expect(tea?.review.notAssessed.some(({ reason }) => reason === 'unrecognised')).toBe(true);
  expect(tea?.review.families.filter(({ family: name, outcome }) => name === 'interaction' && outcome === 'clear')).toEqual([]);
});

test('every drug of the demo hospital but the herbal tea is recognised, however it is named', () => {
  const unrecognised = reviews.flatMap(({ chart, review: made }) =>
    made.lines.filter(({ recognised }) => !recognised).map(({ orderId }) => chart.orders.find(({ id }) => id === orderId)?.medication.text),
  );
  expect(unrecognised).toEqual(['Herbal tea from home, « équilibre »']);
});
