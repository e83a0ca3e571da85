import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Family } from '../../schema/family.ts';
import type { Finding } from '../../schema/review/finding.ts';
import type { Message } from '../../schema/review/message.ts';
import { review as reviewSchema } from '../../schema/review/review.ts';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { runningFamilies } from '../../clinical/knowledge/runningFamilies.ts';
import { clinicalMessages } from '../../clinical/messages.ts';
import { review } from '../../clinical/review/review.ts';
import { type GoldenCase, goldenFile } from './goldenCase.ts';
import { goldenChart, goldenContext } from './goldenChart.ts';
import { readGoldenPack } from './goldenPack.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const knowledge = compileKnowledge([readGoldenPack()]);
const noKnowledge = compileKnowledge([]);
const folders = [...runningFamilies, 'resolver', 'facts', 'coverage'];
const files = folders.flatMap((name) => (existsSync(`${folder}/${name}`) ? readdirSync(`${folder}/${name}`).filter((file) => file.endsWith('.yaml')).sort().map((file) => `${name}/${file}`) : []));

const produced = new Set<string>();
/** Said by the comparison of two reviews and by changes that cannot be tried, which have their own tests. */
const saidElsewhere = /^(?:reopened|newSince|whatIf|notAssessed\.group)/;

afterAll(() => {
  const unproduced = Object.keys(clinicalMessages).filter((key) => !produced.has(key) && !saidElsewhere.test(key));
  expect(unproduced, 'messages that no golden case produces').toEqual([]);
});

for (const name of files) {
  const file = goldenFile.parse(parse(readFileSync(`${folder}/${name}`, 'utf8')));
  describe(`${name}: ${file.about}`, () => {
    for (const written of file.cases) test(written.name, () => check(written, file.family));
  });
}

function check(written: GoldenCase, family: Family | undefined): void {
  const answer = review({ chart: goldenChart(written), events: [] }, written.withoutKnowledge === true ? noKnowledge : knowledge, goldenContext(written));
  reviewSchema.parse(answer);
  for (const finding of answer.findings) [finding.title, ...finding.clearsWhen].forEach(checkMessage);
  [...answer.notAssessed.map((entry) => entry.detail), ...answer.priority.reasons].forEach(checkMessage);
  const { expect: wanted } = written;
  const outcomeOf = (name: Family) => answer.families.find((entry) => entry.family === name)?.outcome;
  if (wanted.findings !== undefined) {
    const looked = new Set([...(family === undefined ? [] : [family]), ...wanted.findings.flatMap((finding) => (finding.family === undefined ? [] : [finding.family]))]);
    const seen = answer.findings.filter((finding) => looked.has(finding.family));
    expect(seen.map((finding) => finding.key), 'findings').toHaveLength(wanted.findings.length);
    for (const one of wanted.findings) {
      const facts = { ...one, family: one.family ?? family };
      expect(seen.map(asWritten), 'a finding').toContainEqual(expect.objectContaining(facts));
    }
  }
  for (const name of wanted.clear ?? []) expect(outcomeOf(name), `${name} is clear`).toBe('clear');
  for (const name of wanted.notApplicable ?? []) expect(outcomeOf(name), `${name} does not apply`).toBe('notApplicable');
  for (const [orderId, outcome] of Object.entries(wanted.checks ?? {})) {
    expect(answer.checks.find((entry) => entry.orderId === orderId && entry.family === family)?.outcome, orderId).toBe(outcome);
  }
  for (const { lines, detail, ...entry } of wanted.notAssessed ?? []) {
    const own = { ...entry, family: entry.family ?? family };
    const seen = answer.notAssessed.map((known) => ({ ...known, detail: known.detail.key }));
    expect(seen, 'not assessed').toContainEqual(expect.objectContaining({ ...own, ...(lines === undefined ? {} : { orderIds: lines }), ...(detail === undefined ? {} : { detail }) }));
    if (own.family !== undefined) expect(outcomeOf(own.family), `${own.family} must not be clear`).not.toBe('clear');
  }
  for (const [orderId, substances] of Object.entries(wanted.recognised ?? {})) {
    expect(answer.lines.find((line) => line.orderId === orderId)?.substances, orderId).toEqual(substances);
  }
}

/** Known by its key, with the parameters that `clinicalMessages` promises to the texts, and no other. */
function checkMessage(message: Message): void {
  const params = Object.entries(clinicalMessages).find(([key]) => key === message.key)?.[1];
  expect(params, message.key).toBeDefined();
  expect(Object.keys(message.params).sort(), message.key).toEqual([...(params ?? [])].sort());
  produced.add(message.key);
}

function asWritten(finding: Finding) {
  const named = (effect: string) => finding.modifiers.filter((trace) => trace.effect === effect).map((trace) => trace.id);
  return {
    family: finding.family, severity: finding.severity, tier: finding.tier, initialTier: finding.initialTier, substances: finding.substances, rules: finding.rules.map((rule) => rule.ruleId),
    lines: finding.orderIds, band: finding.band, loweredBy: named('lowered'), raisedBy: named('raised'), unknown: named('unknown'), title: finding.title.key, clearsWhen: finding.clearsWhen.map((message) => message.key),
  };
}
