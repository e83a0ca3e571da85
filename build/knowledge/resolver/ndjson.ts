import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The lines of `NAME.ndjson`, plain or compressed; none where the file is not there. */
export function ndjsonLines(folder: string, name: string): readonly string[] {
  const plain = join(folder, `${name}.ndjson`);
  const packed = `${plain}.gz`;
  if (existsSync(plain)) return linesOf(readFileSync(plain));
  return existsSync(packed) ? linesOf(gunzipSync(readFileSync(packed))) : [];
}

function linesOf(bytes: Uint8Array): readonly string[] {
  return new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line.trim() !== '');
}
