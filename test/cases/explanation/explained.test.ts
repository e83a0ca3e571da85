import { describe, expect, test } from 'vitest';
import { review } from '../../../clinical/review/review.ts';
import { tierIndex, tierTable } from '../../../clinical/tier/tierTable.ts';
import { finding as findingSchema } from '../../../schema/review/finding.ts';
import { contextAt, knowledge, namedCharts } from './explanationCharts.ts';

const told = namedCharts.flatMap(({ name, chart, now }) =>
  review({ chart, events: [] }, knowledge, contextAt(now)).findings.map((finding) => ({ name: `${name}: ${finding.key}`, chart, finding })),
);

describe('every finding of many charts', () => {
  test('there are many', () => expect(told.length).toBeGreaterThan(300));

  test('is what the schema says, in both languages, with what to do and what would clear it', () => {
    for (const { name, finding } of told) {
      expect(findingSchema.safeParse(finding).success, name).toBe(true);
      for (const words of [finding.hazard, ...finding.actions]) expect([name, words.en !== '' && words.fr !== '']).toEqual([name, true]);
      expect([name, finding.actions.length > 0, finding.clearsWhen.length > 0]).toEqual([name, true, true]);
    }
  });

  test('names records that are on the chart, and when each was', () => {
    for (const { name, chart, finding } of told) {
      expect([name, finding.evidence.length > 0]).toEqual([name, true]);
      for (const { kind, recordId, at } of finding.evidence) {
        if (kind === 'order') {
          const order = chart.orders.find(({ id }) => id === recordId);
          // The last dose of a drug that still acts after its stop.
          const dates = [order?.start ?? order?.authoredOn ?? null, order?.end];
          expect([name, order !== undefined, dates.includes(at ?? null)]).toEqual([name, true, true]);
        }
        if (kind === 'observation') {
          const result = chart.observations.find(({ id }) => id === recordId);
          expect([name, result !== undefined, at ?? null]).toEqual([name, true, result?.effectiveAt ?? result?.issuedAt ?? null]);
        }
        if (kind === 'allergy') expect([name, chart.allergies.entries.some(({ id }) => id === recordId)]).toEqual([name, true]);
        if (kind === 'condition') expect([name, chart.conditions.entries.some(({ id }) => id === recordId)]).toEqual([name, true]);
      }
    }
  });

  test('cites its sources, the knowledge and its version', () => {
    const packs = new Set([...knowledge.packs.map(({ packId, version }) => `${packId} ${version}`), 'wardlight-engine 1']);
    for (const { name, finding } of told)
      for (const rule of finding.rules) {
        expect([name, rule.citations.length > 0]).toEqual([name, true]);
        expect(packs).toContain(`${rule.packId} ${rule.packVersion}`);
      }
  });

  test('says why it is as loud as it is: where it started, and every step with its reason', () => {
    for (const { name, finding } of told) {
      for (const { effect, reason, fromTier, toTier, from, to } of finding.modifiers) {
        expect([name, reason.en !== '' && reason.fr !== '']).toEqual([name, true]);
        if (effect === 'lowered') expect([name, tierIndex(toTier ?? 'log') > tierIndex(fromTier ?? 'mustAnswer')]).toEqual([name, true]);
        if (effect === 'raised') expect([name, from !== to || fromTier !== toTier]).toEqual([name, true]);
      }
      // Louder or quieter than the table says only by a named step, or by a critical value.
      if (finding.parts !== undefined || finding.modifiers.some(({ effect }) => effect === 'raised' || effect === 'lowered')) continue;
      const tiers = finding.rules.map(({ context = 'known', severity, evidenceLevel = 'established' }) => tierTable[context][severity][evidenceLevel]);
      const loudest = tiers.toSorted((one, other) => tierIndex(one) - tierIndex(other))[0];
      expect([name, finding.tier === loudest || finding.tier === 'mustAnswer']).toEqual([name, true]);
    }
  });
});
