import type { Say } from '../message/say.ts';
import { isWithoutWords, unitName } from './units.ts';

/** `symbols`: "mmol/L", as laboratories write. `words`: "mL per hour", as an order must be read: a slash has been taken for a 1. */
export type UnitStyle = 'symbols' | 'words';

/** A UCUM unit as words and symbols, in the plural that `count` wants; empty for a pure number. */
export function formatUnit(say: Say, unit: string, count: number, style: UnitStyle): string {
  const [numerator = '', ...denominators] = unit.split('/');
  const parts = denominators.map((part) => formatPart(say, part, 1));
  const head = isWithoutWords(numerator) ? '' : formatPart(say, numerator, count);
  if (parts.length === 0) return head;
  if (style === 'symbols' && head !== '' && denominators.every((part) => !isTime(part) || part === 'min')) {
    return [head, ...parts.map((part, index) => (denominators[index] === 'min' ? 'min' : part))].join('/');
  }
  const per = parts.map((part) => say('unit.per', { unit: part })).join(' ');
  return head === '' ? per : `${head} ${per}`;
}

function formatPart(say: Say, code: string, count: number): string {
  const name = unitName(code);
  if (name === undefined) return code.replace(/[{}[\]]/g, '').replaceAll('_', ' ');
  return 'symbol' in name ? name.symbol : say(name.word, { count });
}

function isTime(code: string): boolean {
  return ['h', 'hr', 'hour', 'min', 'd', 'day', '24.h', 'wk', 's'].includes(code);
}
