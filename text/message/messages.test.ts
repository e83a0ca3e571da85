import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { clinicalMessages } from '../../clinical/messages.ts';
import { en } from '../catalogue/en.ts';
import { fr } from '../catalogue/fr.ts';
import { createText } from '../createText.ts';
import type { Locale } from '../locale.ts';
import { isTextKey } from './createSay.ts';

/** One value for each parameter that the engine can send, by the rules of `clinical/messages.ts`. */
function sample(name: string): string | number | string[] {
  if (name === 'families') return ['renal', 'dose'];
  if (name === 'routes') return ['oral', 'intravenous'];
  if (name.startsWith('substances')) return ['aspirin', 'warfarin'];
  if (name.startsWith('substance')) return 'aspirin';
  if (name.startsWith('analyte')) return 'potassium';
  if (/value$/i.test(name)) return 6.1;
  if (/unit$/i.test(name)) return 'mg';
  if (name.startsWith('at')) return '2026-11-21T06:05:00.000Z';
  if (name.startsWith('severity')) return 'precaution';
  if (name.startsWith('tier')) return 'mustAnswer';
  if (name.startsWith('text')) return 'Some words';
  const words: Record<string, string> = {
    family: 'renal',
    reason: 'missing',
    feed: 'results',
    syndrome: 'qtProlongation',
    comparator: '>=',
    input: 'weight',
    code: 'B01AA',
    estimate: 'ckdEpi',
    setting: 'home',
  };
  return words[name] ?? 3;
}

const names = (id: string) => ({ en: `${id}-en`, fr: `${id}-fr` });

describe.each<Locale>(['en', 'fr'])('every message of the engine, in %s', (locale) => {
  const text = createText(locale, { names, zone: { utcOffsetMinutes: 0 } });
  test.each(Object.entries(clinicalMessages))('%s', (key, paramNames) => {
    const params = Object.fromEntries(paramNames.map((name) => [name, sample(name)]));
    const said = text.message({ key, params });
    expect(said).not.toBe(text.say('message.missing'));
    expect(said).not.toMatch(/undefined|null|NaN|\[object|\{|\}/);
    expect(said).not.toContain(key);
    for (const name of paramNames) {
      if (name.startsWith('substance')) expect(said.toLowerCase()).toContain(`aspirin-${locale}`);
      if (name.startsWith('analyte')) expect(said.toLowerCase()).toContain('potassium');
      if (/value$/i.test(name)) expect(said).toContain(locale === 'en' ? '6.1\u00a0mg' : '6,1\u00a0mg');
      if (name.startsWith('text')) expect(said).toContain('Some words');
    }
  });
});

test('a dose in a message changes its unit rather than show a decimal below one; a result keeps its unit', () => {
  const text = createText('en', { names });
  const dose = { key: 'clears.dailyDose', params: { substance: 'digoxin', value: 0.125, unit: 'mg' } };
  expect(text.message(dose)).toBe('digoxin-en is 125\u00a0micrograms a day or less');
  const result = { key: 'clears.resultBelow', params: { analyte: 'creatinine', value: 0.9, unit: 'mg/dL' } };
  expect(text.message(result)).toBe('creatinine is below 0.9\u00a0mg/dL');
});

test.each([
  [24, 'the last 24 hours.'],
  [168, 'the last 7 days.'],
  [2160, 'the last 90 days.'],
  [8760, 'the last 365 days.'],
])('an age limit of %d hours is said in its natural unit', (hours, ending) => {
  const params = { analyte: 'potassium', value: 4, unit: 'mmol/L', at: '2026-11-01T06:05:00.000Z', hours };
  expect(createText('en').message({ key: 'notAssessed.resultStale', params })).toContain(ending);
});

test('an unknown key is said to be missing and never shown raw', () => {
  expect(createText('en').message({ key: 'no.such.key', params: {} })).toBe('Text not available in this version.');
});

test('a time in a message without a zone says that it is UTC', () => {
  const message = { key: 'priority.nextDose', params: { at: '2026-11-21T06:05:00.000Z' } };
  expect(createText('en').message(message)).toBe('Next dose 21-Nov-2026\u00a006:05\u00a0UTC');
  const paris = createText('en', { zone: { timeZone: 'Europe/Paris' } });
  expect(paris.message(message, { now: '2026-11-21T05:00:00.000Z' })).toBe('Next dose today\u00a007:05');
});

describe('the catalogues', () => {
  const entries = Object.entries(en);
  test('French has the keys of English and no other', () => {
    expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted());
  });
  test('no sentence holds an ASCII apostrophe: to ICU it begins a quotation and swallows parameters', () => {
    expect([...entries, ...Object.entries(fr)].filter(([, sentence]) => sentence.includes("'"))).toEqual([]);
  });
  test('French names every parameter that English names, and no other', () => {
    // English numbers these outside its plural, or has one form where French has two.
    const onlyInPlural = new Set(['dose.tabletsAndHalf', 'unit.month', 'unit.millionUnits']);
    const french: Readonly<Record<string, string>> = fr;
    for (const [key, sentence] of entries) {
      if (!onlyInPlural.has(key)) expect([key, parameters(french[key] ?? '')]).toEqual([key, parameters(sentence)]);
    }
  });
  test('every sentence compiles in both languages', () => {
    for (const [locale, catalogue] of [
      ['en', en],
      ['fr', fr],
    ] as const) {
      const { say } = createText(locale);
      for (const key of Object.keys(en).filter(isTextKey)) {
        const params = Object.fromEntries(parameters(catalogue[key]).map((name) => [name, 2]));
        expect(say(key, params), key).not.toMatch(/undefined|[{}]/);
      }
    }
  });
});

const node = z.looseObject({
  type: z.number(),
  value: z.string().optional(),
  options: z.record(z.string(), z.looseObject({ value: z.array(z.unknown()) })).optional(),
});
const LITERAL = 0;

/** The parameters that a sentence names, wherever in its plurals and choices. */
function parameters(sentence: string): string[] {
  const names = new Set<string>();
  const visit = (elements: readonly unknown[]): void => {
    for (const element of elements.map((one) => node.parse(one))) {
      if (element.type !== LITERAL && element.value !== undefined) names.add(element.value);
      for (const option of Object.values(element.options ?? {})) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(sentence, 'en').getAst());
  return [...names].toSorted();
}
