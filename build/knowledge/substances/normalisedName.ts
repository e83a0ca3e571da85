/** Names compare without accents, case and repeated spaces. */
export function normalisedName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s’']+/g, ' ')
    .trim();
}
