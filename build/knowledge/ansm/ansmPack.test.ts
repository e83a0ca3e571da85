import { describe, expect, test } from 'vitest';
import { ansmPack } from './ansmPack.ts';

const small = {
  edition: '2020-10',
  substances: [
    { id: 'a', label: 'â', classes: ['k'], rxnorm: '1', atc: [] },
    { id: 'b (sel)', label: 'b (sel)', classes: ['k', 'b (sel)'], rxnorm: '1', atc: ['B01AA01'] },
  ],
  rules: [
    {
      a: { type: 'class' as const, id: 'k' },
      b: { type: 'class' as const, id: 'k' },
      mechanism: "anti- inflammatoire, contrôle de l'INR",
      levels: [
        { level: 'contraindicated' as const, label: 'CONTRE-INDICATION', info: 'voie IV' },
        { level: 'precaution' as const, label: "Précaution d'emploi", info: 'voie orale' },
      ],
    },
    {
      a: { type: 'substance' as const, id: 'a' },
      b: { type: 'other' as const, id: 'pamplemousse' },
      mechanism: 'x',
      levels: [{ level: 'precaution' as const, label: '', info: '' }],
    },
  ],
};

describe('a rule of the thesaurus', () => {
  const { pack, report } = ansmPack(small, new Map([['1', 'alpha']]));
  const [rule] = pack.rules;

  test('with several levels asks a person, and the worst level holds until then', () => {
    expect(rule).toMatchObject({
      hazard: { fr: "anti-inflammatoire, contrôle de l'INR" },
      monitor: ['inr'],
      levels: [
        { severity: 'contraindicated', when: { fact: 'judgement', question: { fr: 'voie IV' } } },
        { severity: 'precaution' },
      ],
    });
  });
  test('with a food at one end becomes advice on the drug, and the report says so', () => {
    expect(pack.rules).toHaveLength(2);
    expect(pack.rules[1]).toMatchObject({
      family: 'administration',
      drugs: [{ substance: 'a' }],
      routes: ['oral', 'enteralTube'],
    });
    expect(report.otherEnds).toEqual([{ rule: 'ansm: a + pamplemousse', treatment: 'grapefruit', rules: 1 }]);
  });
  test('a code that the source gives to two substances stays on the more general one', () => {
    expect(pack.substances.map((entry) => entry.rxNorm)).toEqual([['1'], []]);
    expect(pack.substances[0]?.name).toEqual({ en: 'alpha', fr: 'â' });
    expect(pack.substances[1]?.synonyms).toEqual(['b']);
  });
});
