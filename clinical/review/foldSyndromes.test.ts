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
    // What ends the milder group leaves the result as it is.
    expect(folded[0]?.clearsWhen).toEqual(result.clearsWhen);
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
  test('a pair outside the group belongs when one of its lines has the result', () => {
    const cause = part('interaction', ['spironolactone', 'trimethoprim']);
    expect(foldSyndromes([group, cause])).toEqual([group, cause]);
    expect(foldSyndromes([group, cause, result])[0]?.parts).toHaveLength(3);
    expect(foldSyndromes([cause, result])[0]?.orderIds).toEqual(['kcl', 'spironolactone', 'trimethoprim']);
  });
  test('results join by their lines; one that shares none stays by itself', () => {
    const elsewhere = part('laboratoryTrigger', ['heparin'], { severity: 'notRecommended' });
    expect(foldSyndromes([group, result, elsewhere]).map((finding) => finding.orderIds)).toEqual([
      ['heparin'],
      ['kcl', 'ramipril', 'spironolactone'],
    ]);
    const between = part('laboratoryTrigger', ['heparin', 'kcl'], { key: 'laboratoryTrigger:between' });
    expect(foldSyndromes([group, elsewhere, between])[0]?.parts).toHaveLength(3);
  });
  test('with a stage of kidney injury the title names the stage and every drug', () => {
    const about = ['nephrotoxicity'] as const;
    const title = { key: 'finding.laboratory.acuteKidneyInjury', params: { stage: 2, substances: ['drug of nsaid'] } };
    const injury = part('laboratoryTrigger', ['nsaid'], { about, severity: 'contraindicated', title });
    expect(foldSyndromes([injury, part('interaction', ['nsaid', 'ramipril'], { about })])[0]?.title).toEqual({
      key: title.key,
      params: { stage: 2, substances: ['drug of nsaid', 'drug of ramipril'] },
    });
  });
});

describe('the actions of findings about one harm', () => {
  const check = { ...say('Check potassium within 3 to 7 days.'), preventive: true as const };
  const stop = say('Stop the potassium.');
  const checked = { ...group, actions: [check, stop] };
  test('are all said as long as no result shows the harm', () => {
    const mild = { ...result, severity: 'takeIntoAccount' as const, tier: 'show' as const };
    for (const findings of [
      [checked, pair],
      [checked, mild],
    ])
      expect(foldSyndromes(findings)[0]?.actions).toContainEqual(check);
  });
  test('begin with those of a result that shows the harm, and then leave out what would have prevented it', () => {
    for (const shown of [result, { ...result, severity: 'notRecommended' as const, initialTier: 'show' as const }]) {
      const worse = { ...pair, severity: 'contraindicated' as const };
      const [told] = foldSyndromes([worse, checked, shown]);
      expect(told).toMatchObject({ severity: 'contraindicated', hazard: result.hazard });
      expect(told?.actions).toEqual([...result.actions, ...pair.actions, stop]);
    }
  });
  test('that are left out are not said by another finding on the same lines either', () => {
    const advice = say('Below 30: avoid.');
    const renal = part('renal', ['kcl'], { actions: [advice, check] });
    const elsewhere = part('renal', ['apixaban'], { actions: [advice, check] });
    expect(foldSyndromes([renal, elsewhere, checked, result]).slice(0, 2)).toEqual([
      { ...renal, actions: [advice] },
      elsewhere,
    ]);
    expect(foldSyndromes([renal, checked, pair])[0]).toEqual(renal);
  });
  test('of the result itself all stay', () => {
    expect(foldSyndromes([group, { ...result, actions: [check] }])[0]?.actions).toEqual([check, ...group.actions]);
  });
});

describe('sedation and falls beside an opioid with sedatives', () => {
  const opioid = part('cumulativeRisk', ['lorazepam', 'morphine', 'zopiclone'], { about: ['opioidAndSedative'] });
  const falls = (lines: readonly string[]) => ({
    ...part('cumulativeRisk', lines, { about: ['sedationAndFalls'] }),
    key: 'cumulativeRisk:sedationAndFalls',
  });
  test('is told with it when all its drugs are there', () => {
    const [told, ...others] = foldSyndromes([opioid, falls(['lorazepam', 'zopiclone'])]);
    expect(others).toEqual([]);
    expect(told).toMatchObject({ key: 'syndrome:opioidAndSedative', orderIds: opioid.orderIds });
    expect(told?.parts?.map((each) => each.key).toSorted()).toEqual([opioid.key, 'cumulativeRisk:sedationAndFalls']);
  });
  test('is told by itself when a further drug adds to it', () => {
    const more = [opioid, falls(['lorazepam', 'mirtazapine', 'zopiclone'])];
    expect(foldSyndromes(more)).toEqual(more);
  });

  test('what rules say of single drugs is told with the harm that their lines share', () => {
    const rule = part('condition', ['kcl'], { severity: 'notRecommended' });
    const elsewhere = part('condition', ['heparin']);
    const folded = foldSyndromes([group, rule, elsewhere]);
    expect(folded.map(({ key }) => key)).toEqual([elsewhere.key, 'syndrome:hyperkalaemia']);
    expect(folded[1]).toMatchObject({ severity: 'notRecommended', parts: [{ key: rule.key }, { key: group.key }] });
  });

  test('two rules about one harm are one finding without any group; one alone and a site’s own stay', () => {
    const rules = [part('condition', ['kcl']), part('olderPeople', ['kcl'])];
    expect(foldSyndromes(rules)).toMatchObject([{ key: 'syndrome:hyperkalaemia', orderIds: ['kcl'] }]);
    const alone = [part('condition', ['kcl']), part('siteProtocol', ['kcl'])];
    expect(foldSyndromes(alone)).toEqual(alone);
  });
});
