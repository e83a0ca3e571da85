const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/**
 * The path of a key that one object of a JSON text names twice; null: none. Parsers keep the last and drop the first without a word,
 * which may be the list of orders.
 * @param text valid JSON
 */
export function keyNamedTwice(text: string): string | null {
  const open: { readonly keys: Set<string> | null; at: string }[] = [];
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === '{') open.push({ keys: new Set(), at: '' });
    else if (character === '[') open.push({ keys: null, at: '' });
    else if (character === '}' || character === ']') open.pop();
    if (character !== '"') {
      index += 1;
      continue;
    }
    const end = endOfString(text, index);
    const within = open.at(-1);
    if (within?.keys != null && isKey(text, end)) {
      const key = nameOf(text.slice(index, end));
      if (within.keys.has(key))
        return [...open.slice(0, -1).map(({ at }) => at), key].filter((at) => at !== '').join('.');
      within.keys.add(key);
      within.at = key;
    }
    index = end;
  }
  return null;
}

/** The place after the closing quote. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (text.charCodeAt(index) !== QUOTE) index += text.charCodeAt(index) === BACKSLASH ? 2 : 1;
  return index + 1;
}

function isKey(text: string, end: number): boolean {
  let index = end;
  while (/\s/.test(text.charAt(index))) index += 1;
  return text.charCodeAt(index) === COLON;
}

function nameOf(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}
