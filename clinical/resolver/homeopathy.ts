/** What a homeopathic dilution is read as: the name of the substance that packs give to such preparations. */
export const HOMEOPATHIC_NAME = 'homeopathic preparation';

/** "9 CH", "4DH", "30 CH", "200 K": centesimal and decimal Hahnemann, and Korsakov, which dilutes at least a hundredfold a step. */
const dilution = /(?<![\d.,])(\d{1,5}) ?(ch|dh|k)\b/g;
const range = /\bdegres? de dilution[^;]*/;

/**
 * Takes "9 CH" and "degré de dilution compris entre 4CH et 30CH" as what they say: no dose of the plant or drug named is left.
 * The limit is that of Directive 2001/83/EC, article 14: not more than one part in 10,000 of the mother tincture (4 DH, 2 CH).
 * A stronger dilution and a mother tincture stay what they name ("Hypericum TM" is St John's wort). "Arnica 9 CH" would be
 * unrecognised otherwise, and "Belladonna 9 CH" atropine. null: no dilution is stated, or one is too strong.
 */
export function withoutHomeopathy(folded: string): string | null {
  if (!/\d ?(?:ch|dh|k)\b/.test(folded)) return null;
  const stated = [...folded.matchAll(dilution)].filter(([, steps, scale]) => scale !== 'k' || Number(steps) >= 30);
  if (stated.length === 0 || !stated.every(([, steps, scale]) => isDilute(Number(steps), scale))) return null;
  const ranged = folded.replace(range, ' 9ch ');
  // A dilution speaks for its own part: what stands behind a "+" is another ingredient.
  const parts = ranged.split(/[+;&]/);
  const others = parts.filter((part) => !/\d ?(?:ch|dh|k)\b/.test(part));
  return [HOMEOPATHIC_NAME, ...others].join(' + ');
}

function isDilute(steps: number, scale: string | undefined): boolean {
  if (scale === 'k') return true;
  return scale === 'ch' ? steps >= 2 : steps >= 4;
}
