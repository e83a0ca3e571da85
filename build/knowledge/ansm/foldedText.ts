/**
 * French text in the one form that patterns are written for: lower case, no accents, straight apostrophes, single spaces, the
 * hyphens of the PDF mended (a hyphen with a space behind it inside a word).
 */
export function foldedText(text: string): string {
  return text
    .replace(/\uFFFD/g, '')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\p{L})-\s+(\p{L})/gu, '$1-$2')
    .replace(/\s+/g, ' ')
    .trim();
}
