import { expect, test } from 'vitest';
import type { Family } from '../../schema/family.ts';
import type { Finding } from '../../schema/review/finding.ts';
import type { Severity } from '../../schema/severity.ts';
import { foldPairs } from './foldPairs.ts';

const both = (text: string) => ({ en: text, fr: text });
function found(family: Family, substances: readonly string[], severity: Severity = 'precaution'): Finding {
  const key = `${family}:${substances.join('+')}`;
  return {
    key,
    fingerprint: `fingerprint of ${key} ${severity}`,
    family,
    severity,
    tier: severity === 'contraindicated' ? 'mustAnswer' : 'collapsed',
    initialTier: 'collapsed',
    orderIds: substances.map((name) => `order of ${name}`),
    substances: [...substances],
    title: { key: `title of ${key}`, params: {} },
    hazard: both('hazard'),
    actions: [both(`action of ${family}`)],
    evidence: [],
    rules: [
      {
        ruleId: `rule of ${family}`,
        packId: 'p',
        packVersion: '1',
        severity,
        citations: [{ sourceId: 's', text: 't' }],
      },
    ],
    modifiers: [],
    clearsWhen: [{ key: `clears of ${key}`, params: {} }],
    monitor: [],
  };
}

test('what families 1 to 5 say of two drugs is one finding, led by the most severe', () => {
  const interaction = found('interaction', ['methotrexate', 'trimethoprim']);
  const dose = found('doseThreshold', ['trimethoprim', 'methotrexate'], 'contraindicated');
  const [told, ...others] = foldPairs([interaction, dose]);
  expect(others).toEqual([]);
  expect(told).toMatchObject({
    key: 'pair:methotrexate+trimethoprim',
    family: 'doseThreshold',
    severity: 'contraindicated',
    tier: 'mustAnswer',
    title: dose.title,
    parts: [{ key: dose.key }, { key: interaction.key }],
    clearsWhen: dose.clearsWhen,
  });
  expect(told?.rules.map(({ ruleId }) => ruleId)).toEqual(['rule of doseThreshold', 'rule of interaction']);
  expect(told?.actions).toHaveLength(2);
});

test('two parts of one combination product beside the same drug are one finding', () => {
  const lines = { orderIds: ['co-trimoxazole', 'methotrexate'] };
  const sulfamethoxazole = { ...found('interaction', ['methotrexate', 'sulfamethoxazole']), ...lines };
  const trimethoprim = { ...found('interaction', ['methotrexate', 'trimethoprim'], 'contraindicated'), ...lines };
  const [told, ...others] = foldPairs([sulfamethoxazole, trimethoprim]);
  expect(others).toEqual([]);
  expect(told).toMatchObject({
    key: 'pair:methotrexate+sulfamethoxazole+trimethoprim',
    severity: 'contraindicated',
    title: trimethoprim.title,
  });
});

test('the order in which they come changes nothing; a part that changes, changes the fingerprint', () => {
  const parts = [found('interaction', ['a', 'b']), found('intakeSeparation', ['b', 'a'])];
  expect(foldPairs(parts.toReversed())).toEqual(foldPairs(parts));
  const risen = foldPairs([found('interaction', ['a', 'b'], 'notRecommended'), found('intakeSeparation', ['b', 'a'])]);
  expect(risen[0]?.fingerprint).not.toBe(foldPairs(parts)[0]?.fingerprint);
});

test.each([
  ['one alone', [found('interaction', ['a', 'b'])]],
  ['other pairs', [found('interaction', ['a', 'b']), found('timeWindow', ['a', 'c'])]],
  ['one drug', [found('route', ['a']), found('doseThreshold', ['a'])]],
  ['another family', [found('interaction', ['a', 'b']), found('duplicateTherapy', ['a', 'b'])]],
  ['a syndrome', [{ ...found('interaction', ['a', 'b']), parts: [] }, found('doseThreshold', ['a', 'b'])]],
] satisfies [string, Finding[]][])('%s stays as it is', (_, findings) => {
  expect(foldPairs(findings)).toEqual(findings);
});
