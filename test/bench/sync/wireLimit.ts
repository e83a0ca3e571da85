import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { BenchHospital } from '../benchHospital.ts';
import type { BenchmarkRun, Figures } from '../benchmark.ts';

const CHARTS = 200;
const HARDEST = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
};

/**
 * On a slow line the bytes decide. What the same charts take when nobody minds the time: Brotli at its hardest, in one piece.
 * Nobody sends much less than that without leaving something out.
 */
export async function wireLimit({ peerUrl }: BenchHospital, { say }: BenchmarkRun): Promise<Figures> {
  say('limit: the smallest that charts can be packed');
  const answer = await fetch(`${peerUrl}/charts?updatedAt=0&id=&limit=${CHARTS}`);
  const { documents } = (await answer.json()) as { readonly documents: readonly { readonly content: object }[] };
  const text = documents.map(({ content }) => JSON.stringify(content)).join('\n');
  const packed = await promisify(brotliCompress)(text, HARDEST);
  return {
    charts: documents.length,
    bytesPerChart: Math.round(packed.length / documents.length),
    unpackedBytesPerChart: Math.round(Buffer.byteLength(text) / documents.length),
  };
}
