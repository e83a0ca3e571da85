import type { Say } from '../message/say.ts';
import { NO_BREAK_SPACE } from '../number/noBreakSpace.ts';

const MONTH_KEYS = [
  'month.1',
  'month.2',
  'month.3',
  'month.4',
  'month.5',
  'month.6',
  'month.7',
  'month.8',
  'month.9',
  'month.10',
  'month.11',
  'month.12',
] as const;

/** A calendar date with the month as a word: 03/04 is March to one reader and April to another. */
export function formatDate(
  say: Say,
  date: { readonly year: number; readonly month: number; readonly day?: number },
): string {
  const key = MONTH_KEYS[date.month - 1];
  if (key === undefined) return String(date.year);
  const month = say(key);
  const year = String(date.year);
  const words =
    date.day === undefined
      ? say('date.month', { month, year })
      : say('date.full', { day: String(date.day).padStart(2, '0'), month, year });
  return words.replaceAll(' ', NO_BREAK_SPACE);
}

/** `1944`, `1944-03` or `1944-03-14`, as precise as it is known and no more. */
export function formatPartialDate(say: Say, date: string | null): string {
  if (date === null) return say('date.unknown');
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return String(year);
  return formatDate(say, { year, month, ...(day === undefined ? {} : { day }) });
}
