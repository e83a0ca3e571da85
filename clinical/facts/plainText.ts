/** Lower case without accents, every sign kept: what patterns of words and codes are matched on. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
