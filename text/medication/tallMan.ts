import { TALL_MAN_NAMES } from './tallManNames.ts';

/** What is drawn, and what assistive technology reads: it spells out "D O P amine" where it meets capitals. */
export interface DrawnName {
  readonly text: string;
  readonly plain: string;
}

const byPlainName = new Map(TALL_MAN_NAMES.map((name) => [name.toLowerCase(), name]));

/** Tall-man letters for the look-alike names of the stored list; every other word stays as it is, case included. */
export function tallMan(name: string): DrawnName {
  const text = name.replace(/\p{L}+/gu, (word) => byPlainName.get(word.toLowerCase()) ?? word);
  return { text, plain: name };
}
