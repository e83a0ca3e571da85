import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileConditionGroups } from '../../clinical/knowledge/conditionGroups.ts';
import { readCondition } from '../../clinical/facts/readCondition.ts';
import { codeSystems } from '../../schema/coding.ts';
import { rulesByFamily } from './commands/packSummary.ts';
import { compileStarter } from './compile/compileStarter.ts';

const compiled = compileStarter(join(import.meta.dirname, 'starter'));
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
const pack = compiled.value;
const index = compileConditionGroups([pack]);
const groupsOf = (system: string, code: string) =>
  [...readCondition({ codings: [{ system, code }], text: '' }, index).groups].map((key) => key.split('\n')[1] ?? '');

test('conditions, the liver and older people keep their minima', () => {
  const counts = rulesByFamily(pack);
  expect(counts.get('condition')).toBeGreaterThanOrEqual(200);
  expect(counts.get('hepatic')).toBeGreaterThanOrEqual(100);
  expect(counts.get('olderPeople')).toBeGreaterThanOrEqual(65);
});

test('the groups that the score of the liver asks for are there', () => {
  const ids = new Set(pack.conditionGroups.map((group) => group.id));
  for (const id of [
    'activeLiverDisease',
    'ascites',
    'refractoryAscites',
    'hepaticEncephalopathy',
    'primaryBiliaryCholangitis',
  ])
    expect(ids.has(id), id).toBe(true);
});

test('every group is recognised by a code or by words', () => {
  for (const { id, codings, icd10Prefixes, words } of pack.conditionGroups)
    expect(codings.length + icd10Prefixes.length + (words ?? []).length, id).toBeGreaterThan(0);
});

test('prefixes are beginnings of ICD-10 codes', () => {
  for (const { id, icd10Prefixes } of pack.conditionGroups)
    for (const prefix of icd10Prefixes) expect(prefix, id).toMatch(/^[A-Z](\d([0-9A-Z](\.[0-9A-Z]{1,4})?)?)?$/);
});

test('common codes lead where a pharmacist expects', () => {
  const icd10 = (code: string) => groupsOf(codeSystems.icd10, code);
  expect(icd10('I50.22')).toEqual(expect.arrayContaining(['heartFailure', 'reducedEjectionFraction']));
  expect(icd10('K70.31')).toEqual(
    expect.arrayContaining(['cirrhosis', 'ascites', 'alcoholUseDisorder', 'activeLiverDisease']),
  );
  expect(icd10('N18.5')).toEqual(expect.arrayContaining(['chronicKidneyDisease', 'severeKidneyDisease']));
  expect(icd10('N18.3')).not.toContain('severeKidneyDisease');
  expect(icd10('H40.1')).not.toContain('narrowAngleGlaucoma');
  expect(icd10('G31.83')).toEqual(expect.arrayContaining(['lewyBodyDementia', 'dementia']));
  expect(icd10('S72.00')).toContain('fallsOrFracture');
  expect(icd10('J18.9')).toEqual([]);
  expect(groupsOf(codeSystems.snomed, '88805009')).toContain('heartFailure');
  expect(groupsOf(codeSystems.snomed, '44465007')).toEqual(['noBearing']);
});
