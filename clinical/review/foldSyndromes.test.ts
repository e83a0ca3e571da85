import { describe, expect, test } from 'vitest';
import type { Finding } from '../../schema/review/finding.ts';
import type { Syndrome } from '../../schema/knowledge/syndrome.ts';
import { foldSyndromes } from './foldSyndromes.ts';

const say = (words: string) => ({ en: words, fr: words });

function part(
  family: Finding['family'],
  orderIds: readonly string[],
  changes: Partial<Finding> & { readonly about?: readonly (Syndrome | undefined)[] } = {},
): Finding {
  const { about = ['hyperkalaemia'], ...own } = changes;
  const key = `${family}:${orderIds.join('+')}`;
  return {
    key,
    fingerprint: `print of ${key}`,
    family,
    severity: 'precaution',
    tier: 'show',
    initialTier: 'show',
    orderIds: [...orderIds],
    substances: orderIds.map((id) => `drug of ${id}`),
    title: { key: `finding.${family}`, params: {} },
    hazard: say(`hazard of ${key}`),
    actions: [say(`action of ${key}`)],
    evidence: [],
    rules: about.map((syndrome, index) => ({
      ruleId: `${key}-${index}`,
      packId: 'p',
      packVersion: '1',
      severity: 'precaution',
      citations: [{ sourceId: 's', text: 't' }],
      ...(syndrome === undefined ? {} : { syndrome }),
    })),
    modifiers: [],
    clearsWhen: [{ key: `clears of ${key}`, params: {} }],
    monitor: [],
    ...own,
  };
}

const group = part('cumulativeRisk', ['kcl', 'ramipril', 'spironolactone']);
const pair = part('interaction', ['kcl', 'ramipril'], { severity: 'notRecommended' });
const result = part('laboratoryTrigger', ['kcl', 'spironolactone'], {
  severity: 'contraindicated',
  tier: 'mustAnswer',
  title: {
    key: 'finding.laboratory.high',
    params: { analyte: 'potassium', value: 6.1, unit: 'mmol/L', substances: [] },
  },
});

describe('findings about one harm', () => {
  test('are one finding, as severe and as loud as its worst part, with every rule and every line', () => {
    const folded = foldSyndromes([group, pair, result]);
    expect(folded).toHaveLength(1);
    expect(folded[0]).toMatchObject({
      key: 'syndrome:hyperkalaemia',
      severity: 'contraindicated',
      tier: 'mustAnswer',
      orderIds: ['kcl', 'ramipril', 'spironolactone'],
      title: {
        key: 'finding.syndromeWithResult',
        params: { syndrome: 'hyperkalaemia', analyte: 'potassium', value: 6.1, unit: 'mmol/L' },
      },
      hazard: result.hazard,
    });
    expect(folded[0]?.rules.map((rule) => rule.ruleId)).toEqual(
      [...result.rules, ...pair.rules, ...group.rules].map((rule) => rule.ruleId),
    );
    expect(folded[0]?.parts?.map(({ key, family, severity }) => ({ key, family, severity }))).toEqual(
      [result, pair, group].map(({ key, family, severity }) => ({ key, family, severity })),
    );
    expect(folded[0]?.clearsWhen).toEqual([...result.clearsWhen, ...group.clearsWhen]);
  });
  test('say the same whatever their order, and change their fingerprint when any part changes', () => {
    const forwards = foldSyndromes([group, pair, result]);
    expect(foldSyndromes([result, pair, group])).toEqual(forwards);
    expect(foldSyndromes([group, { ...pair, fingerprint: 'other' }, result])[0]?.fingerprint).not.toBe(
      forwards[0]?.fingerprint,
    );
    expect(foldSyndromes([group, pair])[0]?.fingerprint).not.toBe(forwards[0]?.fingerprint);
  });
  test('without a result the title is that of the group', () => {
    expect(foldSyndromes([group, pair])[0]?.title).toEqual({
      key: 'finding.cumulativeRisk',
      params: { syndrome: 'hyperkalaemia', substances: [...pair.substances, 'drug of spironolactone'] },
    });
  });
  test('a pair with a line outside the group stays by itself', () => {
    const outside = part('interaction', ['kcl', 'trimethoprim']);
    expect(foldSyndromes([group, outside])).toEqual([group, outside]);
  });
  test('a pair that carries another harm too stays by itself', () => {
    for (const about of [['hyperkalaemia', undefined], ['hyperkalaemia', 'nephrotoxicity'], [undefined]] as const) {
      const other = part('interaction', ['kcl', 'ramipril'], { about });
      expect(foldSyndromes([group, other])).toEqual([group, other]);
    }
  });
  test('pairs alone, other families, and other syndromes are left as they are', () => {
    const alone = [pair, part('interaction', ['kcl', 'spironolactone'])];
    expect(foldSyndromes(alone)).toEqual(alone);
    const others = [
      group,
      part('renal', ['kcl']),
      part('cumulativeRisk', ['kcl', 'ramipril'], { about: ['hypotension'] }),
    ];
    expect(foldSyndromes(others)).toEqual(others);
  });
});
