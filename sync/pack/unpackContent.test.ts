import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { packContent } from './packContent.ts';
import { unpackContent } from './unpackContent.ts';

const text = (word: string) => ({ en: word, fr: word });
const substance = (id: string) => ({ id, name: text(id), synonyms: [], rxNorm: [], atc: [], snomed: [] });
const base = {
  hazard: text('Bleeding'),
  actions: [text('Avoid')],
  evidenceLevel: 'established' as const,
  citations: [{ sourceId: 'label', text: 'section 7' }],
  modifiers: [],
  monitor: [],
};
const interaction = (id: string, a: string) => ({
  family: 'interaction' as const,
  id,
  a: { substance: a },
  b: { class: 'nsaids' },
  levels: [{ severity: 'precaution' as const }],
  ...base,
});

/** Rules of two shapes in turn, with what they share and what only some of them have. */
const pack: KnowledgePack = {
  format: 1,
  id: 'small',
  version: '1',
  title: text('Small'),
  effectiveDate: '2026-01-01',
  expiryDate: '2027-01-01',
  sources: [],
  substances: ['warfarin', 'ibuprofen', 'naproxen'].map(substance),
  classes: [{ id: 'nsaids', name: text('NSAIDs'), members: ['naproxen', 'ibuprofen', 'unheard of'] }],
  products: [],
  conditionGroups: [],
  coverage: [{ family: 'interaction', substances: ['warfarin', 'naproxen'] }],
  rules: [
    interaction('three', 'warfarin'),
    {
      family: 'laboratoryTrigger',
      id: 'two',
      drugs: [{ substance: 'warfarin' }],
      analyte: 'inr',
      course: 'value',
      bands: [{ comparator: '>', value: { value: 4, unit: '1' }, severity: 'notRecommended', critical: false }],
      onlyIfMeasured: true,
      maximumAgeHours: 72,
      ...base,
    },
    { ...interaction('one', 'naproxen'), hazard: text('Ulcer'), consequence: text('Anaemia') },
    interaction('four', 'warfarin'),
  ],
};

/** As it is read: out of the text of a file. */
const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a pack comes back as it was, in the same order of rules, keys and members', () => {
  const unpacked = unpackContent(written(packContent(pack)));
  expect(JSON.stringify(unpacked.ok && unpacked.value)).toBe(JSON.stringify(pack));
});

test('what many rules share is written once, and is one value again', () => {
  const content = packContent(pack);
  expect(JSON.stringify(content).match(/section 7/g)).toHaveLength(1);
  const [first, second] = rulesOf(unpackContent(written(content)));
  expect(first?.['citations']).toBe(second?.['citations']);
});

function rulesOf(unpacked: ReturnType<typeof unpackContent>): readonly Readonly<Record<string, unknown>>[] {
  return z
    .object({ rules: z.array(z.custom<Readonly<Record<string, unknown>>>()) })
    .parse(unpacked.ok && unpacked.value).rules;
}

test('content that is a pack already, or no pack at all, is left to the schema', () => {
  for (const content of [pack, null, 'text', [], {}])
    expect(unpackContent(content)).toEqual({ ok: true, value: content });
});

describe('content that is not built as it must be is refused with its place', () => {
  const content = packContent(pack);
  const { rules } = content;
  const [first, ...others] = rules.columns;
  if (first === undefined) throw new Error('there are rules, so there are columns');
  test.each([
    ['substances that are no list', { substances: {} }, 'substances'],
    ['a class without members', { classes: [{ id: 'nsaids' }] }, 'classes'],
    ['coverage that is no list', { coverage: 'all' }, 'coverage'],
    ['no columns', { rules: { ...rules, columns: null } }, 'rules'],
    ['a column without cells', { rules: { ...rules, columns: [{ key: 'id' }, ...others] } }, 'rules'],
    ['a key without its column', { rules: { ...rules, columns: others } }, 'rules'],
    ['a shape that is no list of keys', { rules: { ...rules, shapes: [7] } }, 'rules'],
    ['a rule of an unknown shape', { rules: { ...rules, shapeOf: [...rules.shapeOf, 9] } }, 'rules'],
    ['a rule more than there are cells', { rules: { ...rules, shapeOf: [...rules.shapeOf, 0] } }, 'rules'],
    [
      'a cell that leads nowhere',
      { rules: { ...rules, columns: [{ ...first, at: [99, 0, 0, 0] }, ...others] } },
      'rules',
    ],
  ])('%s', (_name, change, place) => {
    expect(unpackContent(written({ ...content, ...change }))).toEqual({ ok: false, error: place });
  });
});
