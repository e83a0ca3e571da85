import { readFile } from 'node:fs/promises';
import type { Result } from '../../schema/result.ts';

/** Certificate and key from their files. The error is a sentence for the user. */
export async function readTls(files: {
  readonly certFile: string;
  readonly keyFile: string;
}): Promise<Result<{ readonly cert: Buffer; readonly key: Buffer }, string>> {
  const read = async (file: string): Promise<Buffer | null> => readFile(file).catch(() => null);
  const cert = await read(files.certFile);
  if (cert === null) return { ok: false, error: `--tls-cert: ${files.certFile} cannot be read.` };
  const key = await read(files.keyFile);
  if (key === null) return { ok: false, error: `--tls-key: ${files.keyFile} cannot be read.` };
  return { ok: true, value: { cert, key } };
}
