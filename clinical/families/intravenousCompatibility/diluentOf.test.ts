import { expect, test } from 'vitest';
import type { Line } from '../../facts/lines.ts';
import { diluentsOf } from './diluentOf.ts';

function lineIn(diluentText?: string): Line {
  const dosage = { route: 'intravenous' as const, timing: {}, asNeeded: false };
  return {
    order: {
      id: 'line',
      revision: 1,
      status: 'active',
      medication: { codings: [], text: 'phenytoin' },
      dosages: [diluentText === undefined ? dosage : { ...dosage, diluentText }],
      start: null,
      end: null,
      authoredOn: null,
      category: 'inpatient',
    },
    resolution: { recognised: false, why: 'unknown', byCode: [], byText: [] },
    substances: [],
    given: true,
    startMs: 0,
    endMs: Infinity,
    routes: ['intravenous'],
    setting: 'ward',
  };
}

test.each([
  ['Glucosé 5 %', ['glucose']],
  ['G5% 250 mL', ['glucose']],
  ['D5W', ['glucose']],
  ['NaCl 0,9 %', ['sodiumChloride']],
  ['Chlorure de sodium 0.9 % 100 mL', ['sodiumChloride']],
  ['normal saline', ['sodiumChloride']],
  ['Ringer lactate', ['ringer']],
  ['Eau pour préparations injectables', ['water']],
  ['dextrose 5 % in sodium chloride 0.45 %', ['glucose', 'sodiumChloride']],
])('%s', (text, wanted) => expect([...(diluentsOf(lineIn(text)) ?? [])].sort()).toEqual(wanted));

test('words that name no fluid, and none at all, say nothing', () => {
  expect(diluentsOf(lineIn('100 mL bag'))).toBeNull();
  expect(diluentsOf(lineIn())).toBeNull();
});
