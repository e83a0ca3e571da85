/** Words that join the parts of a name and carry nothing themselves, English and French. */
const joiners = new Set(['de', 'd', 'du', 'des', 'of', 'l', 'la', 'le', 'les', 'the', 'a', 'au', 'aux', 'en']);

/**
 * Lower case without accents; apostrophes, hyphens and other signs become spaces. Signs that separate ingredients (`/`, `+`,
 * `&`, `,`, `;`, brackets) are kept. A vitamin's letter and number become one word with it ("vitamine D3", "vitamin B 12"), and
 * the French official order "tranexamique (acide)" is turned round.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u200b-\u200d]/g, '')
    .toLowerCase()
    .replace(/\u0153/g, 'oe')
    .replace(/\u00e6/g, 'ae')
    .replace(/[\u00b5\u03bc]/g, 'u')
    .replace(/[^a-z0-9.%/+&,;()[\]]+/g, ' ')
    .replace(/\bvitamine?s? ?([abcdek]) ?(\d{1,2}\b)?/g, 'vitamin$1$2x ')
    .replace(/\b([a-z]+) ?\(acide?\)/g, 'acide $1');
}

/**
 * The words of a name in the form in which names are compared: joiners and bare numbers dropped, and a final "e" dropped from
 * words of five letters and more, because it is most of what separates the French from the English name (amoxicilline,
 * atorvastatine, codéine).
 */
export function nameTokens(folded: string): readonly string[] {
  const tokens: string[] = [];
  for (const raw of folded.split(/[^a-z0-9]+/)) {
    if (raw === '' || joiners.has(raw) || /^\d+$/.test(raw)) continue;
    tokens.push(comparableToken(raw));
  }
  return tokens;
}

export function comparableToken(word: string): string {
  return word.length >= 5 && word.endsWith('e') ? word.slice(0, -1) : word;
}

/** A name as one comparable key. */
export function nameKey(name: string): string {
  return nameTokens(foldText(name)).join(' ');
}
