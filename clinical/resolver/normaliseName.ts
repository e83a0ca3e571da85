/** Words that join the parts of a name and carry nothing themselves, English and French. */
const joiners = new Set(['de', 'd', 'du', 'des', 'of', 'l', 'la', 'le', 'les', 'the', 'a', 'au', 'aux', 'en']);

/**
 * Lower case without accents; apostrophes, hyphens and other signs become spaces. Signs that separate ingredients (`/`, `+`,
 * `&`, `,`, `;`, brackets) are kept. A vitamin's letter and number become one word with it ("vitamine D3", "vitamin B 12"), and
 * the French official order "tranexamique (acide)" is turned round.
 */
export function foldText(text: string): string {
  let plain = isAscii(text) ? text.toLowerCase() : withoutAccents(text);
  plain = plain.replace(/[^a-z0-9.%/+&,;()[\]]+/g, ' ');
  if (plain.includes('('))
    plain = plain
      .replace(/\b([a-z]+) ?\(acide?\)/g, 'acide $1')
      .replace(/\b([a-z]+)\s?\(([a-z ]+) d[eu]?\s?\)/g, '$2 de $1');
  return plain.includes('vit') ? joinVitamins(plain) : plain;
}

/** Most names are plain English, and this is the first thing that is done with thousands of them at every start. */
function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u200b-\u200d]/g, '')
    .toLowerCase()
    .replace(/\u0153/g, 'oe')
    .replace(/\u00e6/g, 'ae')
    .replace(/[\u00b5\u03bc]/g, 'u');
}

/** "Vitamine D3", "vitamin B 12", "vitaminé C"; not "vitamine PP", and not the "10" of "vitamine C 10 mg". */
const unit = ' ?(?:mg|g|ug|mcg|ui|iu|ml|%)';
const vitaminNumber = `([bdk]) ?(12|[1-35689])(?![.,]?\\d|${unit}\\b)\\b`;
const vitamin = new RegExp(`\\bvitamin(?:es?|ees?|s)? (?:${vitaminNumber}|([abcdek])\\b)`, 'g');
/** "Vitamine B1 B6", "vitamins B1, B6 and B12": what follows a vitamin is one too. */
const nextVitamin = new RegExp(`(vitamin[a-z]\\d*x ?[,/+&]? ?(?:et |and )?)${vitaminNumber}`);

function joinVitamins(folded: string): string {
  let joined = folded
    .replace(/\bvit\b\.? ?(?=[abcdek]\b|[bdk] ?\d)/g, 'vitamin ')
    .replace(
      vitamin,
      (_whole, letter: string | undefined, number: string | undefined, alone: string | undefined) =>
        `vitamin${letter ?? alone ?? ''}${number ?? ''}x `,
    );
  while (nextVitamin.test(joined)) joined = joined.replace(nextVitamin, '$1vitamin$2$3x ');
  return joined;
}

/**
 * The words of a name in the form in which names are compared: joiners and bare numbers dropped, and a final "e" dropped from
 * words of five letters and more, because it is most of what separates the French from the English name (amoxicilline,
 * atorvastatine, codéine).
 */
export function nameTokens(folded: string): readonly string[] {
  const tokens: string[] = [];
  for (const raw of folded.split(/[^a-z0-9]+/)) {
    const token = plainToken(raw);
    if (token !== '') tokens.push(token);
  }
  return tokens;
}

export function comparableToken(word: string): string {
  return word.length >= 5 && word.endsWith('e') ? word.slice(0, -1) : word;
}

/** A name as one comparable key. */
export function nameKey(name: string): string {
  return plainKey(name) ?? nameTokens(foldText(name)).join(' ');
}

const ASCII_END = 0x80;
const OPENING_BRACKET = 0x28;

/**
 * The same key for a name without accents, brackets and vitamins, which are most of the many thousands that are read at every
 * start: of such names nothing but words is left, whatever signs are between them. Null for any other name.
 */
function plainKey(name: string): string | null {
  const plain = name.toLowerCase();
  if (plain.includes('vit')) return null;
  let key = '';
  let start = 0;
  for (let index = 0; index <= plain.length; index += 1) {
    const code = index < plain.length ? plain.charCodeAt(index) : 0;
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) continue;
    if (code >= ASCII_END || code === OPENING_BRACKET) return null;
    if (index > start) {
      const token = plainToken(plain.slice(start, index));
      if (token !== '') key = key === '' ? token : `${key} ${token}`;
    }
    start = index + 1;
  }
  return key;
}

function plainToken(word: string): string {
  const isDropped = joiners.has(word) || (word.charCodeAt(0) < 0x3a && /^\d+$/.test(word));
  return isDropped ? '' : comparableToken(word);
}
