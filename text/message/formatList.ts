import type { Locale } from '../locale.ts';

const LAST: Readonly<Record<Locale, Readonly<Record<'and' | 'or', string>>>> = {
  en: { and: ' and ', or: ' or ' },
  fr: { and: ' et ', or: ' ou ' },
};

/** "a, b and c" */
export function formatList(items: readonly string[], locale: Locale, last: 'and' | 'or' = 'and'): string {
  const head = items.slice(0, -1);
  const end = items.at(-1) ?? '';
  return head.length === 0 ? end : `${head.join(', ')}${LAST[locale][last]}${end}`;
}
