import { describe, expect, test } from 'vitest';
import { createText } from '../createText.ts';

const en = createText('en');
const fr = createText('fr');
const paris = { timeZone: 'Europe/Paris' };
const plain = (words: string) => words.replaceAll('\u00a0', ' ');

describe('instants', () => {
  test.each([
    ['2026-11-21T05:05:00.000Z', paris, '21-Nov-2026 06:05', '21 nov. 2026 06:05'],
    ['2026-07-01T23:30:00.000Z', paris, '02-Jul-2026 01:30', '02 juil. 2026 01:30'],
    ['2026-11-21T23:30:00.000Z', { utcOffsetMinutes: 60 }, '22-Nov-2026 00:30', '22 nov. 2026 00:30'],
    ['2026-01-01T00:30:00.000Z', { utcOffsetMinutes: -300 }, '31-Dec-2025 19:30', '31 déc. 2025 19:30'],
    ['2026-11-21T05:05:00.000Z', { timeZone: 'Asia/Kolkata' }, '21-Nov-2026 10:35', '21 nov. 2026 10:35'],
  ] as const)('%s', (instant, zone, english, french) => {
    expect(plain(en.instant(instant, 'dateTime', zone))).toBe(english);
    expect(plain(fr.instant(instant, 'dateTime', zone))).toBe(french);
  });

  test('the hour that a change to winter time repeats keeps its date', () => {
    expect(plain(en.instant('2026-10-25T00:30:00.000Z', 'dateTime', paris))).toBe('25-Oct-2026 02:30');
    expect(plain(en.instant('2026-10-25T01:30:00.000Z', 'dateTime', paris))).toBe('25-Oct-2026 02:30');
  });

  test.each([
    ['2026-11-20T23:30:00.000Z', 'today 00:30', 'aujourd’hui 00:30'],
    ['2026-11-20T22:30:00.000Z', 'yesterday 23:30', 'hier 23:30'],
    ['2026-11-22T06:00:00.000Z', 'tomorrow 07:00', 'demain 07:00'],
    ['2026-11-18T06:00:00.000Z', '18-Nov-2026 07:00', '18 nov. 2026 07:00'],
  ])('%s is told from the calendar of the ward', (instant, english, french) => {
    const now = '2026-11-21T07:12:00.000Z';
    expect(plain(en.relativeDay(instant, now, paris))).toBe(english);
    expect(plain(fr.relativeDay(instant, now, paris))).toBe(french);
  });

  test('an unknown time is said', () => {
    expect(en.instant(null, 'dateTime', paris)).toBe('time not known');
    expect(fr.relativeDay(null, '2026-11-21T07:12:00.000Z', paris)).toBe('heure non connue');
  });
});

test.each([
  ['2026-11-16T07:00:00.000Z', '5 days ago', 'il y a 5 jours'],
  ['2026-11-21T06:20:00.000Z', '40 min ago', 'il y a 40 min'],
  ['2026-11-21T06:59:40.000Z', 'just now', 'à l’instant'],
  ['2026-11-20T01:00:00.000Z', '30 hours ago', 'il y a 30 heures'],
  ['2026-11-21T09:00:00.000Z', 'in 2 hours', 'dans 2 heures'],
])('%s is %s', (instant, english, french) => {
  const now = '2026-11-21T07:00:00.000Z';
  expect(en.ago(instant, now)).toBe(english);
  expect(fr.ago(instant, now)).toBe(french);
});

test.each([
  ['1944-03-14', '82 y', '82 ans'],
  ['1944-11-22', '81 y', '81 ans'],
  ['1944', '81 or 82 y', '81 ou 82 ans'],
  ['1944-11', '81 or 82 y', '81 ou 82 ans'],
  ['1944-03', '82 y', '82 ans'],
  ['2026-06-20', '5 months', '5 mois'],
  ['2025-01-21', '22 months', '22 mois'],
  ['2024-11-21', '2 y', '2 ans'],
  ['2026-11-11', '10 days', '10 jours'],
  ['2026', 'under 1 y', 'moins de 1 an'],
  [null, 'age not known', 'âge non connu'],
  ['2027-01-01', 'age not known', 'âge non connu'],
])('PAB: born %s is %s', (birthDate, english, french) => {
  expect(en.age(birthDate, '2026-11-21T07:00:00.000Z', paris)).toBe(english);
  expect(fr.age(birthDate, '2026-11-21T07:00:00.000Z', paris)).toBe(french);
});

test('a birth date is as precise as it is known', () => {
  expect(plain(en.birthDate('1944-03-14'))).toBe('14-Mar-1944');
  expect(plain(fr.birthDate('1944-03'))).toBe('mars 1944');
  expect(en.birthDate('1944')).toBe('1944');
  expect(en.birthDate(null)).toBe('not known');
});
