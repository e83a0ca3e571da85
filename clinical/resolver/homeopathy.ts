/** What a homeopathic dilution is read as: the name of the substance that packs give to such preparations. */
export const HOMEOPATHIC_NAME = 'homeopathic preparation';

/** "9 CH", "4DH": centesimal and decimal Hahnemann. "81 CH tab" is a chewable tablet. */
const hahnemann = /(?<![\d.,])(\d{1,2}) ?(ch|dh)\b(?! ?(?:tabs?|tablets?|chew))/g;
/** "200 K", Korsakov: at least a hundredfold a step. Only beside words of homeopathy: "50K units" are fifty thousand. */
const korsakov = /(?<![\d.,])(\d{2,5}) ?k\b(?! ?(?:ui|iu|units?|unites?|u)\b)/g;
const ofHomeopathy = /\b(?:granules?|globules?|tubes?|homeo\w*|korsakov\w*|boiron|lehning|weleda)\b/;
const range = /\bdegres? de dilution[^;]*/;

/**
 * Takes "9 CH" and "degré de dilution compris entre 4CH et 30CH" as what they say: no dose of the plant or drug named is left.
 * The limit is that of Directive 2001/83/EC, article 14: not more than one part in 10,000 of the mother tincture (4 DH, 2 CH).
 * A stronger dilution and a mother tincture stay what they name ("Hypericum TM" is St John's wort). "Arnica 9 CH" would be
 * unrecognised otherwise, and "Belladonna 9 CH" atropine. null: no dilution is stated, or one is too strong.
 */
export function withoutHomeopathy(folded: string): string | null {
  if (!/\d ?(?:ch|dh|k)\b/.test(folded)) return null;
  const isSaid = ofHomeopathy.test(folded);
  const dilutions = [...folded.matchAll(hahnemann)];
  if (dilutions.length === 0 && !(isSaid && folded.search(korsakov) >= 0)) return null;
  if (!dilutions.every(([, steps, scale]) => Number(steps) >= (scale === 'ch' ? 2 : 4))) return null;
  // A dilution speaks for its own part: what stands behind a "+" is another ingredient.
  const parts = folded.replace(range, ' 9ch ').split(/[+;&]/);
  const others = parts.filter((part) => part.search(hahnemann) < 0 && !(isSaid && part.search(korsakov) >= 0));
  return [HOMEOPATHIC_NAME, ...others].join(' + ');
}
