import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Result } from '../../../schema/result.ts';

/** A few kilobytes of zeros must not fill the memory: the largest base known has 8 MB. */
const LARGEST_BYTES = 128 * 1024 * 1024;

/** The bytes of a source file, unpacked if it ends in `.gz`; the error is a sentence with the file. */
export function readSource(file: string): Result<Uint8Array, string> {
  const bytes = readFileSync(file);
  if (!file.endsWith('.gz')) return { ok: true, value: bytes };
  try {
    return { ok: true, value: gunzipSync(bytes, { maxOutputLength: LARGEST_BYTES }) };
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    const told = tooLarge ? `holds more than ${LARGEST_BYTES} bytes` : 'is damaged or cut off: fetch it again';
    return { ok: false, error: `${file} ${told}` };
  }
}

/** null: not UTF-8. A letter that is replaced by a sign would be part of a name or of a warning. */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
