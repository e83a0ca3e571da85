import { expect, test } from 'vitest';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { compileKnowledge } from './compileKnowledge.ts';
import { contentHash } from './contentHash.ts';
import { buildPairIndex, findPair, pairCode } from './pairIndex.ts';

const text = (words: string) => ({ en: words, fr: words });

function pack(
  id: string,
  substances: readonly { readonly id: string; readonly rxNorm?: string }[],
  pair: readonly [string, string],
  severity: 'contraindicated' | 'precaution',
): KnowledgePack {
  return {
    format: 1,
    id,
    version: '1',
    title: text(id),
    effectiveDate: '2026-01-01',
    expiryDate: '2027-01-01',
    sources: [],
    substances: substances.map((entry) => ({
      id: entry.id,
      name: text(entry.id),
      synonyms: [],
      rxNorm: entry.rxNorm === undefined ? [] : [entry.rxNorm],
      atc: [],
      snomed: [],
    })),
    classes: [],
    products: [],
    conditionGroups: [],
    rules: [
      {
        family: 'interaction',
        id: `${id}-rule`,
        a: { substance: pair[0] },
        b: { substance: pair[1] },
        levels: [{ severity }],
        hazard: text('x'),
        actions: [text('y')],
        evidenceLevel: 'established',
        citations: [{ sourceId: 's', text: 't' }],
        modifiers: [],
        monitor: [],
      },
    ],
    coverage: [{ family: 'interaction', substances: substances.map((entry) => entry.id) }],
  };
}

test('two packs add up, and one drug under two ids is one drug', () => {
  const knowledge = compileKnowledge([
    pack('one', [{ id: 'warfarin', rxNorm: '11289' }, { id: 'ibuprofen' }], ['warfarin', 'ibuprofen'], 'precaution'),
    pack(
      'two',
      [{ id: 'WARFARINE', rxNorm: '11289' }, { id: 'Ibuprofen' }],
      ['Ibuprofen', 'WARFARINE'],
      'contraindicated',
    ),
  ]);
  expect(knowledge.substances.map((entry) => entry.id)).toEqual(['warfarin', 'ibuprofen']);
  const slot = findPair(knowledge.pairs, 0, 1);
  expect((knowledge.pairs.ends[slot] ?? 0) - (knowledge.pairs.starts[slot] ?? 0)).toBe(2);
  expect(findPair(knowledge.pairs, 1, 0)).toBe(slot);
});

test('no pack is no knowledge, and is not a fault', () => {
  expect(compileKnowledge([]).substances).toEqual([]);
});

test('the pair index finds every pair and no other', () => {
  const entries: { readonly a: number; readonly b: number; readonly rule: number }[] = [];
  for (let low = 0; low < 60; low += 3)
    for (let high = low + 1; high < 60; high += 2)
      entries.push(
        high % 2 === 0 ? { a: high, b: low, rule: (low * high) % 7 } : { a: low, b: high, rule: (low * high) % 7 },
      );
  const codes = [...entries, ...entries].map(({ a, b, rule }) => pairCode(a, b, rule, 60, 7));
  const index = buildPairIndex(Float64Array.from(codes), 60, 7);
  expect(index.pairs).toBe(entries.length);
  const wanted = new Map(
    entries.map(({ a, b, rule }) => [Math.min(a, b) * 60 + Math.max(a, b), rule * 2 + (a > b ? 1 : 0)]),
  );
  for (let low = 0; low < 60; low += 1) {
    for (let high = low + 1; high < 60; high += 1) {
      const slot = findPair(index, low, high);
      const posting = wanted.get(low * 60 + high);
      expect(slot >= 0).toBe(posting !== undefined);
      if (posting !== undefined) expect(index.postings[index.starts[slot] ?? -1]).toBe(posting);
    }
  }
});

test('the content hash sees content and not the order of keys', () => {
  expect(contentHash({ a: 1, b: [1, 2], c: undefined })).toBe(contentHash({ b: [1, 2], a: 1 }));
  expect(contentHash({ a: 1, b: [1, 2] })).not.toBe(contentHash({ a: 1, b: [2, 1] }));
  expect(contentHash({ rule: 'pinned' })).toBe('1yl8pa3je8l');
});
