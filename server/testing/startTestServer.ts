import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sessionResponse, type SessionResponse } from '../../schema/wire/session.ts';
import { createServer, type RunningServer, type ServerOptions } from '../createServer.ts';
import { addUser } from '../session/addUser.ts';
import { inTransaction } from '../store/database.ts';
import { saveWards } from '../store/site.ts';

export const PASSWORD = 'wardlight-test';

export type TestServer = RunningServer & {
  readonly siteId: string;
  /** Signs in as a user who may follow these wards, made on the first call. */
  readonly signIn: (username: string, wardIds: readonly string[]) => Promise<SessionResponse>;
  readonly post: (path: string, body: unknown, token?: string) => Promise<Response>;
};

/** A server on a PostgreSQL of its own in a fresh folder, which `close` deletes. */
export async function startTestServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'wardlight-server-'));
  const server = await createServer({ dataFolder, ...options });
  const { store, url } = server;
  const { siteId } = store.site;
  const post = (path: string, body: unknown, token?: string): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    ...server,
    siteId,
    post,
    signIn: async (username, wardIds) => {
      await inTransaction(store.pool, (client) =>
        saveWards(
          client,
          siteId,
          wardIds.map((id) => ({ id, siteId, name: `Ward ${id}`, beds: 20 })),
        ),
      );
      const displayName = `C. ${username}`;
      await addUser(store, { username, password: PASSWORD, displayName, role: 'wardPharmacist', wardIds });
      const answer = await post('/session', { username, password: PASSWORD, deviceId: 'device-1', protocol: 1 });
      return sessionResponse.parse(await answer.json());
    },
    close: async () => {
      await server.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
