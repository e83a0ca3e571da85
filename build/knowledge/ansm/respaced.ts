/**
 * Gives a text its spaces back. Where the lines of the PDF ended, `info` lost them ("etréduction"); the description of the same
 * pair has them. Without a place in the description the text stays as it is.
 */
export function respaced(info: string, description: string): string {
  const wanted = info.replace(/\s+/g, '');
  if (wanted === '') return info;
  const { squeezed, positions } = squeeze(description);
  const at = squeezed.indexOf(wanted);
  const [first, last] = [positions[at], positions[at + wanted.length - 1]];
  if (at < 0 || first === undefined || last === undefined) return info;
  return description
    .slice(first, last + 1)
    .replace(/\s+/g, ' ')
    .trim();
}

function squeeze(text: string): { squeezed: string; positions: readonly number[] } {
  const positions: number[] = [];
  let squeezed = '';
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index);
    if (/\s/.test(letter)) continue;
    squeezed += letter;
    positions.push(index);
  }
  return { squeezed, positions };
}
