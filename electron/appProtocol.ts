import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { isOwnAddress } from './appOrigin.ts';
import { streamBody } from './desk/streamBody.ts';
import { SECURITY_HEADERS } from './securityHeaders.ts';
import type { ShellServices } from './shellServices.ts';

/** Answers `app://wardlight/*`: the built page from its fixed map, and `/desk/*`. */
export function createAppHandler({ files, handleDesk }: Pick<ShellServices, 'files' | 'handleDesk'>) {
  const route = async (request: Request): Promise<Response> => {
    if (!isOwnAddress(request.url)) return new Response(null, { status: 404 });
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/desk/')) return unpacked(await handleDesk(request));
    const file = request.method === 'GET' ? files.get(pathname) : undefined;
    if (file === undefined) return new Response(null, { status: 404 });
    return new Response(Buffer.from(file.bytes), { headers: { 'content-type': file.contentType } });
  };
  return async (request: Request): Promise<Response> => {
    const response = await route(request);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
    return response;
  };
}

/** Chromium unpacks what comes over its network; what a protocol handler gives, it takes as it is. */
function unpacked(response: Response): Response {
  const encoding = response.headers.get('content-encoding');
  if ((encoding !== 'gzip' && encoding !== 'br') || response.body === null) return response;
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  const packed: AsyncIterable<Uint8Array> = response.body;
  const unpacking = encoding === 'br' ? createBrotliDecompress() : createGunzip();
  const source = Readable.from(packed, { objectMode: false });
  source.once('error', (error) => unpacking.destroy(error));
  unpacking.once('close', () => source.destroy());
  return new Response(streamBody(source.pipe(unpacking)), { status: response.status, headers });
}
