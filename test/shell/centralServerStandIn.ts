import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A central server as far as the shell looks: who is there, signing in, and paths that a test answers itself. */
export interface CentralServerStandIn {
  readonly url: string;
  readonly requests: { readonly method: string; readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  password: string;
  leaseUntil: string;
  answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void>;
  close(): Promise<void>;
}

export const WARD_PHARMACIST = {
  id: 'user-1',
  username: 'martin',
  displayName: 'C. Martin',
  role: 'wardPharmacist' as const,
  siteId: 'site-1',
  wards: [{ id: 'ward-3b', siteId: 'site-1', name: '3B Cardiology', beds: 24 }],
};

export async function centralServerStandIn(): Promise<CentralServerStandIn> {
  const standIn = {
    url: '',
    requests: [] as { method: string; path: string; headers: IncomingMessage['headers'] }[],
    password: 'correct horse',
    leaseUntil: '2026-11-24T08:00:00.000Z',
    answers: {} as CentralServerStandIn['answers'],
    close: async (): Promise<void> => {},
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://server').pathname;
    standIn.requests.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers });
    const answer = standIn.answers[path] ?? usualAnswers[path];
    if (answer === undefined) json(response, 404, { error: 'notFound', message: '', reference: 'r' });
    else answer(request, response);
  });
  const usualAnswers: CentralServerStandIn['answers'] = {
    '/sync/v1/status': (_request, response) =>
      json(response, 200, {
        product: 'wardlight',
        protocol: 1,
        oldestAccepted: 1,
        epoch: 'e1',
        siteId: 'site-1',
        siteName: 'Test',
        serverTime: '2026-11-21T08:00:00.000Z',
      }),
    '/session': (request, response) => {
      void readJson(request).then((body) => {
        if (body['password'] !== standIn.password)
          return json(response, 401, { error: 'unauthenticated', message: 'no', reference: 'r' });
        return json(response, 200, {
          token: 'token-of-at-least-twenty-letters',
          expiresAt: '2026-11-21T20:00:00.000Z',
          leaseUntil: standIn.leaseUntil,
          user: WARD_PHARMACIST,
        });
      });
    },
  };
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  standIn.close = () =>
    new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return standIn;
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString('utf8')) as Record<string, unknown>;
}
