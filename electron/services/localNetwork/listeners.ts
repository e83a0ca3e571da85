import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { codeOf } from '../codeOf.ts';
import { perSecond } from './perSecond.ts';

export type NotListening = 'portTaken' | 'refused' | 'tooManyCalls';

export interface ListenersOptions {
  readonly port: number;
  /** Connections in a second at one address. Refusing each costs too: beyond this the address is left alone for a while. */
  readonly callsPerSecond: number;
  readonly onCall: (socket: Socket, from: string) => void;
}

/** One listener on each private address of this machine, and none on "all addresses": a public one would be among them. */
export interface Listeners {
  /** Opens and closes listeners until they are on these addresses. What a program took is tried again at the next call. */
  moveTo(addresses: readonly string[]): Promise<void>;
  listening(): readonly string[];
  /** Where it did not succeed. */
  refused(): readonly { readonly address: string; readonly reason: NotListening }[];
  close(): Promise<void>;
}

/** Others are still called meanwhile. */
const REST_MS = 30_000;

export function createListeners({ port, callsPerSecond, onCall }: ListenersOptions): Listeners {
  const servers = new Map<string, Server>();
  const refused = new Map<string, NotListening>();
  const restUntil = new Map<string, number>();

  const open = async (address: string): Promise<void> => {
    const count = perSecond();
    const counted = (): void => {
      if (count() <= callsPerSecond || !servers.has(address)) return;
      refused.set(address, 'tooManyCalls');
      restUntil.set(address, performance.now() + REST_MS);
      void shut(address);
    };
    const server = createServer((socket) => {
      counted();
      const from = socket.remoteAddress;
      if (from === undefined) socket.destroy();
      else onCall(socket, from);
    });
    // Beyond the places that are given out: dropped without a socket of ours for each.
    server.maxConnections = 256;
    server.on('drop', counted);
    const failure = await new Promise<string | null>((resolve) => {
      server.once('error', (error) => resolve(codeOf(error)));
      server.listen({ host: address, port, exclusive: true }, () => resolve(null));
    });
    if (failure !== null) {
      refused.set(address, failure === 'EADDRINUSE' ? 'portTaken' : 'refused');
      return;
    }
    server.on('error', () => void shut(address));
    servers.set(address, server);
    refused.delete(address);
  };
  const shut = (address: string): Promise<void> => {
    const server = servers.get(address);
    servers.delete(address);
    return new Promise((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
  };

  return {
    async moveTo(addresses) {
      for (const address of servers.keys()) if (!addresses.includes(address)) void shut(address);
      for (const address of refused.keys()) if (!addresses.includes(address)) refused.delete(address);
      const now = performance.now();
      for (const address of addresses)
        if (!servers.has(address) && now >= (restUntil.get(address) ?? 0)) await open(address);
    },
    listening: () => [...servers.keys()],
    refused: () => [...refused].map(([address, reason]) => ({ address, reason })),
    async close() {
      await Promise.all([...servers.keys()].map(shut));
    },
  };
}
