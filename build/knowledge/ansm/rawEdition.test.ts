import { expect, test } from 'vitest';
import { rawEdition } from './rawEdition.ts';

const raw = (main: string, plus: string, level = 'CONTRE-INDICATION', info = '', description = '') => ({
  main_drug: main,
  plus_drug: plus,
  severity_levels: [{ level, info }],
  interaction_mechanism: 'x',
  description,
});

test('a pair under both of its names is one rule; names are folded, and hyphens of the PDF mended', () => {
  const made = rawEdition(
    [raw('ANTI- INFLAMMATOIRES', 'BÊTA'), raw('BÊTA', 'ANTI-INFLAMMATOIRES'), raw('BÊTA', 'THÉINE')],
    [
      { substance: 'bêta', drug_classes: [] },
      { substance: 'alpha', drug_classes: ['anti-inflammatoires'] },
    ],
    new Map([['alpha', { rxnorm: '1', atc: ['A01AA01'] }]]),
  );
  expect(made).toMatchObject({
    ok: true,
    value: {
      rules: [
        { a: { type: 'class', id: 'anti-inflammatoires' }, b: { type: 'substance', id: 'beta' } },
        { a: { type: 'substance', id: 'beta' }, b: { type: 'other', id: 'theine' } },
      ],
      substances: [
        { id: 'beta', rxnorm: 'NA' },
        { id: 'alpha', rxnorm: '1', atc: ['A01AA01'] },
      ],
    },
  });
});

test('a substance that stands twice in the index has the classes of both', () => {
  const made = rawEdition(
    [raw('A', 'B')],
    [
      { substance: 'a', drug_classes: ['k'] },
      { substance: 'A', drug_classes: ['l'] },
    ],
    new Map(),
  );
  expect(made.ok && made.value.substances).toEqual([
    { id: 'a', label: 'a', classes: ['k', 'l'], rxnorm: 'NA', atc: [] },
  ]);
});

test('a text gets back the spaces that the ends of the lines took', () => {
  const made = rawEdition(
    [
      raw(
        'A',
        'B',
        "Précaution d'emploi",
        'suivi étroit etréduction',
        "Précaution d'emploi\nsuivi étroit et\nréduction\n\nx",
      ),
    ],
    [],
    new Map(),
  );
  expect(made.ok && made.value.rules[0]?.levels).toEqual([
    { level: 'precaution', label: "Précaution d'emploi", info: 'suivi étroit et réduction' },
  ]);
});

test('a level that nobody knows is a fault with its place', () => {
  expect(rawEdition([raw('A', 'B', 'Peut-être')], [], new Map())).toEqual({
    ok: false,
    error: '[0].severity_levels: unknown level: Peut-être',
  });
});
