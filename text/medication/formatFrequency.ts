import type { Dosage } from '../../schema/chart/dosage.ts';
import type { Locale } from '../locale.ts';
import { formatList } from '../message/formatList.ts';
import type { Say } from '../message/say.ts';
import { formatNumber } from '../number/formatNumber.ts';
import { formatDose } from './formatDose.ts';
import { isLessThanDaily } from './isLessThanDaily.ts';

type Timing = Dosage['timing'];
const DAY_KEYS = {
  mon: 'day.mon',
  tue: 'day.tue',
  wed: 'day.wed',
  thu: 'day.thu',
  fri: 'day.fri',
  sat: 'day.sat',
  sun: 'day.sun',
} as const;

/**
 * When doses are due, in whole words (no "bd", no "q6h"). A drug that is not for every day is said in capitals: weekly
 * methotrexate given daily kills (ISMP; NHS never event). What is not stated is said so; nothing is invented.
 */
export function formatFrequency(say: Say, dosage: Dosage, locale: Locale): string {
  const stated = [
    rhythm(say, dosage.timing, locale),
    days(say, dosage.timing, locale),
    times(say, dosage.timing, locale),
  ].filter((part) => part !== null);
  const words = stated.length === 0 && !dosage.asNeeded ? [say('frequency.notStated')] : stated;
  if (dosage.asNeeded) words.push(say(stated.length === 0 ? 'frequency.asNeededOnly' : 'frequency.asNeeded'));
  if (dosage.maximumDailyDose !== undefined) {
    words.push(say('frequency.maximum', { dose: formatDose(say, dosage.maximumDailyDose, locale) }));
  }
  return words.join(', ');
}

function rhythm(say: Say, timing: Timing, locale: Locale): string | null {
  if (timing.once === true) return say('frequency.once');
  if (timing.continuous === true) return say('frequency.continuous');
  const { period, periodUnit } = timing;
  if (isWeekdaysOnly(timing))
    return timing.daysOfWeek?.length === 1
      ? say('frequency.perWeek', { count: timing.frequency ?? 1 })
      : perDay(say, timing);
  if (period === undefined || periodUnit === undefined) return null;
  const count = timing.frequency ?? 1;
  const number = formatNumber(period, locale);
  if (period === 1 && periodUnit === 'd') return say('frequency.perDay', { count });
  if (period === 1 && periodUnit === 'wk') return say('frequency.perWeek', { count });
  if (period === 1 && periodUnit === 'mo') return say('frequency.perMonth', { count });
  return say(`frequency.every.${periodUnit}`, { count, period, number, loud: isLessThanDaily(timing) ? 'yes' : 'no' });
}

/** Days of the week are named: the rhythm counts within those days. */
function isWeekdaysOnly(timing: Timing): boolean {
  const named = timing.daysOfWeek?.length ?? 0;
  return named > 0 && named < 7 && (timing.periodUnit === undefined || timing.periodUnit === 'd');
}

function perDay(say: Say, timing: Timing): string | null {
  return timing.frequency === undefined ? null : say('frequency.perDay', { count: timing.frequency });
}

function days(say: Say, timing: Timing, locale: Locale): string | null {
  const named = timing.daysOfWeek ?? [];
  if (named.length === 0 || named.length === 7) return null;
  const list = formatList(
    named.map((day) => say(DAY_KEYS[day])),
    locale,
  );
  return say(named.length > 1 && isWeekdaysOnly(timing) ? 'frequency.onlyOn' : 'frequency.on', { days: list });
}

function times(say: Say, timing: Timing, locale: Locale): string | null {
  const stated = timing.timesOfDay ?? [];
  return stated.length === 0 ? null : say('frequency.at', { times: formatList(stated, locale) });
}
