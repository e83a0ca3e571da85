import type { DeskKey } from '../../schema/ipc/deskPaths.ts';
import type { Exchange } from '../services/exchange/exchange.ts';
import type { Journal } from '../services/journal/journal.ts';
import type { KnowledgeFiles } from '../services/knowledge/knowledgeFiles.ts';
import type { Lock, OpenDesk } from '../services/lock/lock.ts';
import type { DeskContent } from '../services/session/session.ts';
import type { Transport } from '../services/transport/transport.ts';
import { answerExchange } from './answerExchange.ts';
import { answerJournal } from './answerJournal.ts';
import { answerKnowledge } from './answerKnowledge.ts';
import { passToServer, serverPathFor } from './passToServer.ts';

export interface DeskParts {
  readonly lock: Lock<DeskContent>;
  readonly transport: Transport;
  readonly knowledge: KnowledgeFiles;
  readonly journalOf: (vaultId: string) => Promise<Journal>;
  readonly exchange: Pick<Exchange, 'peerActs' | 'noted' | 'journalGrew'>;
}

/** `/desk/*` of `schema/ipc/deskPaths.ts`, the same for `app://` and for loopback. */
export type DeskHandler = (request: Request) => Promise<Response>;

export function createDeskHandler(parts: DeskParts): DeskHandler {
  return async (request) => {
    const desk = parts.lock.openFor(request.headers.get('x-wardlight-capability') ?? '');
    if (desk === null) return new Response(null, { status: 403 });
    const url = new URL(request.url);
    const route = `${request.method} ${url.pathname}`;
    if (route === 'GET /desk/key') return Response.json(deskKeyOf(desk));
    if (url.pathname === '/desk/journal')
      return answerJournal(
        request,
        await parts.journalOf(desk.content.opened.envelope.vaultId),
        parts.exchange.journalGrew,
      );
    if (url.pathname === '/desk/exchange') return answerExchange(request, url.searchParams, parts.exchange);
    if (request.method === 'GET' && url.pathname.startsWith('/desk/knowledge'))
      return answerKnowledge(url.pathname, parts.knowledge);
    const serverPath = serverPathFor(request.method, url.pathname);
    if (serverPath === null) return new Response(null, { status: 404 });
    return passToServer(request, serverPath, desk, parts.transport);
  };
}

function deskKeyOf({ content, dataKey }: OpenDesk<DeskContent>): DeskKey {
  const { keyId, vaultId } = content.opened.envelope;
  return { keyId, vaultId, dataKey: Buffer.from(dataKey).toString('base64') };
}
