import { expect, test } from 'vitest';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { compileKnowledge } from './compileKnowledge.ts';
import { contentHash } from './contentHash.ts';
import { buildPairIndex, findPair } from './pairIndex.ts';

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

test('the pair index finds every pair and no other, its rules in their order, and which way round each names it', () => {
  const members = (from: number, step: number) => Array.from({ length: 12 }, (_, index) => from + index * step);
  // Ends that share substances, that are the same, that are apart, and that are empty.
  const ends = [
    { a: members(0, 3), b: members(1, 2) },
    { a: [7, 8, 9], b: [7, 8, 9] },
    { a: [], b: [1] },
    { a: [50], b: members(20, 1) },
    { a: members(20, 1), b: [50] },
  ];
  const SUBSTANCES = 60;
  const index = buildPairIndex(ends, SUBSTANCES);
  let pairs = 0;
  for (let low = 0; low < SUBSTANCES; low += 1) {
    for (let high = low + 1; high < SUBSTANCES; high += 1) {
      const wanted = ends.flatMap(({ a, b }, rule) => [
        ...(a.includes(low) && b.includes(high) ? [rule * 2] : []),
        ...(a.includes(high) && b.includes(low) ? [rule * 2 + 1] : []),
      ]);
      if (wanted.length > 0) pairs += 1;
      const slot = findPair(index, high, low);
      expect(findPair(index, low, high)).toBe(slot);
      expect(slot < 0 ? [] : [...index.postings.subarray(index.starts[slot], index.ends[slot])]).toEqual(wanted);
    }
  }
  expect(index.pairs).toBe(pairs);
});

test('the content hash sees content and not the order of keys', () => {
  expect(contentHash({ a: 1, b: [1, 2], c: undefined })).toBe(contentHash({ b: [1, 2], a: 1 }));
  expect(contentHash({ a: 1, b: [1, 2] })).not.toBe(contentHash({ a: 1, b: [2, 1] }));
  expect(contentHash({ rule: 'pinned' })).toBe('1yl8pa3je8l');
});
