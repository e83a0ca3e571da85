/** Base64 of a text at the three places where it can begin within a group of three bytes, without the ambiguous ends. */
function base64Forms(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '');
    return Buffer.from(text.slice(offset === 0 ? 0 : offset + 1, -2), 'latin1');
  });
}

/**
 * Every place where the word stands in the bytes: as UTF-8, UTF-16 (both orders), Latin-1 by its longest plain part, and in
 * base64. Returns the surroundings as text.
 */
export function traceOf(word: string, bytes: Buffer): readonly string[] {
  const utf8 = Buffer.from(word, 'utf8');
  const plain = Buffer.from(
    word.split(/[^\x20-\x7e]/).reduce((a, b) => (b.length > a.length ? b : a)),
    'latin1',
  );
  const wide = Buffer.from(word, 'utf16le');
  const swapped = Buffer.from(wide).swap16();
  const forms = [utf8, plain, wide, swapped, ...base64Forms(utf8), ...base64Forms(wide)];
  const traces: string[] = [];
  for (const form of forms) {
    for (let at = bytes.indexOf(form); at !== -1; at = bytes.indexOf(form, at + 1)) {
      traces.push(
        bytes
          .subarray(Math.max(0, at - 40), at + form.length)
          .toString('latin1')
          .replaceAll('\0', ''),
      );
    }
  }
  return traces;
}
