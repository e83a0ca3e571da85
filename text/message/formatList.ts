import type { Locale } from '../locale.ts';

const AND: Readonly<Record<Locale, string>> = { en: ' and ', fr: ' et ' };

/** "a, b and c" */
export function formatList(items: readonly string[], locale: Locale): string {
  const head = items.slice(0, -1);
  const last = items.at(-1) ?? '';
  return head.length === 0 ? last : `${head.join(', ')}${AND[locale]}${last}`;
}
