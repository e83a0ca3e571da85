import type { Patient } from '../schema/chart/patient.ts';
import type { MedicationOrder } from '../schema/chart/medicationOrder.ts';
import type { Family } from '../schema/family.ts';
import type { Instant } from '../schema/instant.ts';
import type { LocalisedText } from '../schema/localisedText.ts';
import type { Quantity } from '../schema/quantity.ts';
import type { Message } from '../schema/review/message.ts';
import type { Severity, Tier } from '../schema/severity.ts';
import type { Locale } from './locale.ts';
import { medicationLine, type MedicationLine } from './medication/medicationLine.ts';
import { formatDose } from './medication/formatDose.ts';
import { tallMan, type DrawnName } from './medication/tallMan.ts';
import { createSay, isTextKey } from './message/createSay.ts';
import { fillMessage, substanceName, type SubstanceNames } from './message/fillMessage.ts';
import { formatList } from './message/formatList.ts';
import { inputName } from './message/inputName.ts';
import type { Say } from './message/say.ts';
import { formatNumber } from './number/formatNumber.ts';
import { formatPatientName } from './patient/patientName.ts';
import { formatQuantity } from './quantity/formatQuantity.ts';
import { formatUnit } from './quantity/formatUnit.ts';
import { formatAge } from './time/formatAge.ts';
import { formatPartialDate } from './time/formatDate.ts';
import { formatAgo, formatDuration } from './time/formatDuration.ts';
import { formatInstant, formatRelativeDay, type InstantStyle } from './time/formatInstant.ts';
import { localTime, type Zone } from './time/zone.ts';

export interface TextOptions {
  /** Names of the substances of the loaded knowledge; without it an id is made readable. */
  readonly names?: SubstanceNames;
  /** The clock of the ward for times inside messages. Without it they are in UTC and say so. */
  readonly zone?: Zone;
}

/** Everything that is said in one language. Pure: the time, the zone and the names are handed in. */
export interface Text {
  readonly locale: Locale;
  readonly say: Say;
  /** A message of the engine, of sync or of the desk. With `now`, times read as "today 06:05". */
  message(message: Message, at?: { readonly now: Instant }): string;
  localised(text: LocalisedText): string;
  number(value: number): string;
  quantity(quantity: Quantity): string;
  /** A dose: the unit changes rather than show a number below one. */
  dose(quantity: Quantity): string;
  unit(unit: string): string;
  list(items: readonly string[]): string;
  instant(instant: Instant | null, style: InstantStyle, zone: Zone): string;
  relativeDay(instant: Instant | null, now: Instant, zone: Zone): string;
  ago(instant: Instant | null, now: Instant): string;
  duration(minutes: number): string;
  birthDate(date: string | null): string;
  age(birthDate: string | null, now: Instant, zone: Zone): string;
  patientName(patient: Pick<Patient, 'familyName' | 'givenNames' | 'title'>): string;
  /** `genericNames`: what the engine recognised in the line (`substance`), in the order of its composition. */
  medicationLine(order: MedicationOrder, genericNames?: readonly LocalisedText[]): MedicationLine;
  substance(substanceId: string): string;
  tallMan(name: string): DrawnName;
  /** `oneDrug`: for a finding on a single drug, where the French word "association" would be wrong. */
  severity(severity: Severity, about?: 'pair' | 'oneDrug'): string;
  signalWord(tier: Tier): string;
  family(family: Family): string;
  analyte(analyte: string): string;
  analyteShort(analyte: string): string;
  input(name: string): string;
}

export function createText(locale: Locale, options: TextOptions = {}): Text {
  const say = createSay(locale);
  const names = options.names ?? (() => undefined);
  const word = (key: string, otherwise: string) => (isTextKey(key) ? say(key) : otherwise);
  return {
    locale,
    say,
    message: (message, at) => {
      if (!isTextKey(message.key)) return say('message.missing');
      const instant = messageInstant(say, options.zone, at?.now);
      return capitalised(say(message.key, fillMessage(message, { say, locale, names, instant })), message.key);
    },
    localised: (text) => text[locale],
    number: (value) => formatNumber(value, locale),
    quantity: (quantity) => formatQuantity(say, quantity, locale),
    dose: (quantity) => formatDose(say, quantity, locale),
    unit: (unit) => formatUnit(say, unit, 2, 'symbols'),
    list: (items) => formatList(items, locale),
    instant: (instant, style, zone) => formatInstant(say, instant, style, zone),
    relativeDay: (instant, now, zone) => formatRelativeDay(say, instant, now, zone),
    ago: (instant, now) => formatAgo(say, instant, now),
    duration: (minutes) => formatDuration(say, minutes),
    birthDate: (date) => formatPartialDate(say, date),
    age: (birthDate, now, zone) => formatAge(say, birthDate, isoDay(now, zone)),
    patientName: (patient) => formatPatientName(say, patient),
    medicationLine: (order, genericNames) =>
      medicationLine(
        say,
        order,
        locale,
        genericNames?.map((name) => name[locale]),
      ),
    substance: (id) => substanceName(id, { names, locale }),
    tallMan,
    severity: (severity, about) => say(`${about === 'oneDrug' ? 'severityOfOneDrug' : 'severity'}.${severity}`),
    signalWord: (tier) => say(`signal.${tier}`),
    family: (family) => say(`family.${family}`),
    analyte: (analyte) => word(`analyte.${analyte}`, analyte),
    analyteShort: (analyte) => word(`analyteShort.${analyte}`, analyte),
    input: (name) => inputName(say, name) ?? substanceName(name, { names, locale }),
  };
}

function messageInstant(say: Say, zone: Zone | undefined, now: Instant | undefined): (at: Instant) => string {
  const shown = zone ?? { utcOffsetMinutes: 0 };
  const suffix = zone === undefined ? '\u00a0UTC' : '';
  return (at) =>
    (now === undefined ? formatInstant(say, at, 'dateTime', shown) : formatRelativeDay(say, at, now, shown)) + suffix;
}

function isoDay(now: Instant, zone: Zone): string {
  const local = localTime(now, zone);
  return `${local.year}-${String(local.month).padStart(2, '0')}-${String(local.day).padStart(2, '0')}`;
}

/** A sentence begins with a capital even where its first word is a parameter. What would clear a finding continues a sentence. */
function capitalised(sentence: string, key: string): string {
  return key.startsWith('clears.') ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
