import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileStarter } from '../../../build/knowledge/compile/compileStarter.ts';
import { caseChart, CASE_NOW } from '../../../build/knowledge/cases/caseChart.ts';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../../clinical/review/review.ts';
import { compileSiteProtocols } from '../../../clinical/siteProtocol/compileSiteProtocols.ts';
import { createReplay } from '../../../clinical/siteProtocol/replay.ts';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { siteProtocolFile, type SiteProtocolFile } from '../../../schema/siteProtocol/siteProtocolFile.ts';
import { demoCharts } from '../../../server/demo/demoCharts.ts';
import { checkPack } from '../../../sync/pack/checkPack.ts';
import { contextAt } from '../explanation/explanationCharts.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const starter = compileStarter(join(root, 'build', 'knowledge', 'starter'));
if (!starter.ok) throw new Error('the starter pack does not compile');
const packs = [starter.value];

const example: SiteProtocolFile = siteProtocolFile.parse(parse(readFileSync(join(root, 'docs', 'examples', 'siteProtocols.yaml'), 'utf8')));
const [first] = example.protocols;
if (first === undefined) throw new Error('the example has protocols');

const only = (change: Partial<typeof first>): SiteProtocolFile => ({ ...example, protocols: [{ ...first, ...change }] });
function sound(file: SiteProtocolFile): KnowledgePack {
  const made = compileSiteProtocols(file, packs);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}
function faults(file: SiteProtocolFile) {
  const made = compileSiteProtocols(file, packs);
  return made.ok ? [] : made.error;
}

describe('a file of protocols', () => {
  test('makes a pack that stands by itself: every name leads somewhere', () => {
    const pack = sound(example);
    expect(checkPack(pack)).toEqual([]);
    expect(pack.rules.map(({ id }) => id)).toEqual(['example-hospital.enoxaparinLowWeight', 'example-hospital.potassiumWithoutResult', 'example-hospital.opioidWithoutLaxative']);
    expect(pack.coverage).toEqual([]);
  });

  test('takes names in both languages, brands, classes and groups of conditions', () => {
    const pack = sound(only({ drugs: ['énoxaparine', 'nsaids'], applies: { fact: 'condition', group: 'heartFailure' } }));
    expect(pack.rules[0]).toMatchObject({ drugs: [{ substance: 'enoxaparin' }, { class: 'nsaids' }], appliesWhen: { fact: 'condition', group: 'heartFailure' } });
    expect(checkPack(pack)).toEqual([]);
  });

  test('words of one language stand in both', () => {
    expect(sound(only({ hazard: 'Saignement' })).rules[0]?.hazard).toEqual({ en: 'Saignement', fr: 'Saignement' });
  });

  test.each<[string, Partial<typeof first>, string, RegExp]>([
    ['a drug misspelt', { drugs: 'enoxaprin' }, 'enoxaparinLowWeight.drugs.0', /enoxaparin/],
    ['a group misspelt', { applies: { fact: 'condition', group: 'hartFailure' } }, 'enoxaparinLowWeight.applies.group', /heartFailure/],
    ['a drug in a condition', { applies: { not: { fact: 'coMedication', drug: 'warfarine5' } } }, 'enoxaparinLowWeight.applies.not.drug', /./],
    ['a result that nobody knows', { applies: { fact: 'observation', analyte: 'kalium', comparator: '>', value: '5 mmol/L' } }, 'enoxaparinLowWeight.applies.analyte', /analyte/],
    ['a unit', { applies: { any: [{ fact: 'dailyDose', comparator: '>', value: '5 spoons' }] } }, 'enoxaparinLowWeight.applies.any.0.value', /UCUM/],
    ['no quantity', { applies: { fact: 'dailyDose', comparator: '>', value: 'much' } }, 'enoxaparinLowWeight.applies.value', /number/],
    ['a fact that there is not', { applies: { fact: 'shoeSize', comparator: '>', value: '5 cm' } }, 'enoxaparinLowWeight.applies', /condition/],
    ['level and levels', { level: 'precaution' }, 'enoxaparinLowWeight', /level/],
    ['neither drug nor condition', { drugs: [], routes: undefined, level: 'precaution', levels: undefined }, 'enoxaparinLowWeight', /every patient/],
    ['a result to watch', { monitor: ['antiXaa'] }, 'enoxaparinLowWeight.monitor.0', /analyte/],
  ])('%s is a fault with its place and a remedy', (_, change, place, remedy) => {
    const [fault] = faults(only(change));
    expect(fault?.place).toBe(place);
    expect(`${fault?.problem} ${fault?.remedy}`).toMatch(remedy);
  });

  test('two protocols with one id', () => {
    expect(faults({ ...example, protocols: [first, first] })[0]?.problem).toMatch(/two protocols/);
  });
});

describe('stages', () => {
  const small = caseChart({ name: 'small', patient: '80 female 40 kg', lines: ['enoxaparin 6000 [IU] subcutaneous 1/d'], labs: ['creatinine 60 umol/L 4'] });
  const shown = (stage: 'draft' | 'silent' | 'active') =>
    review({ chart: small, events: [] }, compileKnowledge([...packs, sound(only({ stage }))]), { ...contextAt(CASE_NOW), memo: { byMedication: new Map(), byText: new Map() } })
      .findings.filter(({ family }) => family === 'siteProtocol')
      .map(({ severity }) => severity);

  test('only an active protocol is shown', () => {
    expect(shown('draft')).toEqual([]);
    expect(shown('silent')).toEqual([]);
    expect(shown('active')).toEqual(['notRecommended']);
  });

  test.each(['draft', 'silent', 'active'] as const)('a replay counts a %s one, and its trace says why', (stage) => {
    const replay = createReplay(sound(only({ stage })), packs);
    replay.add(small, CASE_NOW);
    expect(replay.result()).toMatchObject({ charts: 1, protocols: [{ stage, concerned: 1, patients: 1, orders: 1, bySeverity: { notRecommended: 1 }, notAssessed: 0, samples: ['case'] }] });
    expect(replay.trace(small, CASE_NOW)).toMatchObject([
      { outcome: 'fires', substance: 'enoxaparin', orderIds: ['line0'], levels: [{ when: { kind: 'all', truth: 'yes', parts: [{ truth: 'yes', evidence: [{ fact: 'weight' }] }, { truth: 'yes' }] } }, { when: { truth: 'yes' } }] },
    ]);
  });

  test('what it could not tell is counted with the input that was missing', () => {
    const replay = createReplay(sound(example), packs);
    replay.add({ ...small, observations: [] }, CASE_NOW);
    expect(replay.result().protocols[0]).toMatchObject({ patients: 0, notAssessed: 1, missing: { 'weight missing': 1 }, samplesNotAssessed: ['case'] });
  });

  test('what nobody has, concerns nobody', () => {
    const replay = createReplay(sound(example), packs);
    replay.add({ ...small, orders: [] }, CASE_NOW);
    expect(replay.result().protocols.map(({ concerned }) => concerned)).toEqual([0, 0, 0]);
    expect(replay.trace({ ...small, orders: [] }, CASE_NOW)).toEqual([]);
  });
});

describe('over a hospital', () => {
  const now = '2026-11-21T07:30:00.000Z';
  const charts = demoCharts({ patients: 200, seed: 1, now, utcOffsetMinutes: 60 });
  const site = sound(example);
  let counted: ReturnType<ReturnType<typeof createReplay>['result']>;
  beforeAll(() => {
    const replay = createReplay(site, packs);
    for (const chart of charts) replay.add(chart, now);
    counted = replay.result();
  });

  test('what a replay says would have fired is what a review finds once it is active', () => {
    const active = { ...site, rules: site.rules.map((rule) => (rule.family === 'siteProtocol' ? { ...rule, stage: 'active' as const } : rule)) };
    const knowledge = compileKnowledge([...packs, active]);
    const context = { ...contextAt(now), memo: { byMedication: new Map(), byText: new Map() } };
    const patients = new Map<string, number>();
    for (const chart of charts) {
      const { findings } = review({ chart, events: [] }, knowledge, context);
      const rules = findings.filter(({ family }) => family === 'siteProtocol').flatMap((finding) => finding.rules.map(({ ruleId }) => ruleId));
      for (const id of new Set(rules)) patients.set(id, (patients.get(id) ?? 0) + 1);
    }
    for (const { ruleId, patients: fired } of counted.protocols) expect([ruleId, fired]).toEqual([ruleId, patients.get(ruleId) ?? 0]);
    expect(patients.size).toBeGreaterThan(0);
  });

  test('every chart was counted', () => expect(counted.charts).toBe(200));
});
