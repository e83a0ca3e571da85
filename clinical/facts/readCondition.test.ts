import { describe, expect, test } from 'vitest';
import { codeSystems } from '../../schema/coding.ts';
import { compileConditionGroups } from '../knowledge/conditionGroups.ts';
import { readCondition } from './readCondition.ts';

const group = (id: string, icd10Prefixes: string[], snomed: string[], words: string[]) => ({
  id,
  name: { en: id, fr: id },
  icd10Prefixes,
  codings: snomed.map((code) => ({ system: codeSystems.snomed, code })),
  words,
});
const index = compileConditionGroups([
  {
    format: 1,
    id: 'p',
    version: '1',
    title: { en: 'p', fr: 'p' },
    effectiveDate: '2026-01-01',
    expiryDate: '2027-01-01',
    sources: [],
    substances: [],
    classes: [],
    products: [],
    rules: [],
    coverage: [],
    conditionGroups: [
      group('falls', ['R29.6', 'W0'], ['161898004'], ['falls', 'history of falls', 'chutes']),
      group('heart', ['I50'], ['84114007'], ['heart failure', 'insuffisance cardiaque']),
      group('cancer', ['C'], [], []),
    ],
  },
]);
const ofWords = (text: string) => readCondition({ codings: [], text }, index);
const ofCode = (system: string, code: string, text = '') => readCondition({ codings: [{ system, code }], text }, index);
const groupsOf = (reading: { readonly groups: ReadonlySet<string> }) => [...reading.groups].map((key) => key.slice(2));

describe('codes', () => {
  test.each([
    ['I50', ['heart']],
    ['I50.12', ['heart']],
    ['i501', ['heart']],
    ['I5', []],
    ['I51', []],
    ['R29.6', ['falls']],
    ['R29.81', []],
    ['W01.198A', ['falls']],
    ['C50.9', ['cancer']],
    ['I50.0+', ['heart']],
  ])('ICD-10 %s', (code, groups) => {
    const reading = ofCode(`${codeSystems.icd10}-cm`, code);
    expect(groupsOf(reading)).toEqual(groups);
    expect(reading.recognised).toBe(true);
  });
  test('a code is believed before its words', () =>
    expect(groupsOf(ofCode(codeSystems.icd10, 'I10', 'Heart failure'))).toEqual([]));
  test('a concept of no group is not understood, and its words are asked', () => {
    expect(ofCode(codeSystems.snomed, '1').recognised).toBe(false);
    expect(groupsOf(ofCode(codeSystems.snomed, '1', 'Heart failure'))).toEqual(['heart']);
  });
});

describe('words', () => {
  test.each([
    ['HEART FAILURE', ['heart']],
    ['Insuffisance cardiaque gauche', ['heart']],
    ['Fall', ['falls']],
    ['Chute à domicile', ['falls']],
    ['History of falls', ['falls']],
    ['Heart failure and falls', ['heart', 'falls']],
    ['Heartfailure', []],
    ['failure of the heart', []],
  ])('%s', (text, groups) => expect(groupsOf(ofWords(text)).toSorted()).toEqual([...groups].sort()));
  test.each([
    'No heart failure',
    'Heart failure ruled out',
    'Mother with heart failure',
    'pas de chute',
    'Heart failure?',
    'Dépistage de chutes',
  ])('%s proves nothing', (text) => {
    const reading = ofWords(text);
    expect(reading.recognised).toBe(false);
    expect(reading.groups.size).toBe(0);
  });
  test('what was found counts, but a long text may hold more than we know', () => {
    const reading = ofWords('Heart failure after viral myocarditis with unusual systemic quibblopathy syndrome');
    expect(groupsOf(reading)).toEqual(['heart']);
    expect(reading.recognised).toBe(false);
    expect(ofWords('Heart failure, NYHA III, after viral myocarditis 2019').recognised).toBe(true);
  });
  test('what was is told apart from what is', () => {
    expect(ofWords('History of heart failure')).toMatchObject({ isPast: true, recognised: true });
    expect(ofWords('History of falls')).toMatchObject({ isPast: false, recognised: true });
    expect(ofWords('ATCD insuffisance cardiaque').isPast).toBe(true);
  });
});
