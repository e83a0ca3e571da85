import { foldText } from '../resolver/normaliseName.ts';

/** The words of a condition as they are compared: folded, without signs, without a final s (both languages form plurals with it). */
export function conditionWords(text: string): readonly string[] {
  return foldText(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word));
}
