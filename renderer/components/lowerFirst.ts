/** A sentence that goes on after a colon begins small, unless its first word is an abbreviation (INR, QT). */
export function lowerFirst(words: string): string {
  return /^\p{Lu}[\p{Lu}\d⁺²]/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}
