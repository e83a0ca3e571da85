/**
 * The sender's words beside the generic name, without the generic name itself: "potassium chloride (Potassium chloride
 * 600 mg)" makes a tired eye read a second line. Compared without accents, so that FUROSÉMIDE is furosemide.
 */
export function brandWords(brand: string | null, generic: string): string | null {
  if (brand === null) return null;
  if (!fold(brand).startsWith(fold(generic))) return brand;
  const rest = brand.normalize('NFC').slice(generic.normalize('NFC').length);
  // The beginning of a longer word is another name.
  if (/^[\p{L}\p{N}]/u.test(rest)) return brand;
  const trimmed = rest.replace(/^[\s,;:-]+/u, '').trim();
  return trimmed === '' ? null : trimmed;
}

function fold(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
