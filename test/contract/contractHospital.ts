import type { EventBody } from '../../schema/events/clinicalEvent.ts';
import { WEIGHT_FIELD } from '../../schema/state/correction.ts';
import type { FeedItem } from '../../schema/wire/feedItem.ts';
import { pullResponse, type PullResponse } from '../../schema/wire/pull.ts';
import { pushResponse, type PushItem, type PushResult } from '../../schema/wire/push.ts';
import { actIdOf, sampleCommand, sampleCorrection, sampleEvent } from '../simulator/sampleDocuments.ts';
import type { ServedAnswer, SimulatedServer } from '../simulator/simulatedServer.ts';

export interface OpenedServer {
  readonly server: SimulatedServer;
  readonly siteId: string;
}

export const [MINE, OTHER] = ['user-1', 'user-2'];
export const bothWards = ['w1', 'w2'];

/** Two wards, three charts (two in w1), one user of both wards and one of w1 only. */
export async function contractHospital(open: () => Promise<OpenedServer>) {
  const { server, siteId } = await open();
  for (const ward of bothWards) await server.putWard(ward);
  const user = (id: string, wards: readonly string[]) => ({
    id,
    username: id,
    displayName: id,
    role: 'wardPharmacist' as const,
    siteId,
    wards: wards.map((ward) => ({ id: ward, siteId, name: ward, beds: 20 })),
  });
  await server.putUser(user(MINE, bothWards));
  await server.putUser(user(OTHER, ['w1']));
  for (const [n, ward] of ['w1', 'w1', 'w2'].entries()) await server.putChart(`chart-${n}`, ward);

  let acts = 0;
  const writer = { userId: MINE, deviceId: 'device-1', siteId, occurredAt: '2026-11-21T06:00:00.000Z' };
  const event = async (body?: EventBody, chartId = 'chart-0', wardId = 'w1', author = MINE): Promise<PushItem> => ({
    type: 'event',
    document: await sampleEvent(
      actIdOf(1, ++acts),
      chartId,
      wardId,
      { ...writer, userId: author },
      body ?? { kind: 'comment', text: `comment ${acts}`, orderIds: [] },
    ),
  });
  const command = (base: string | null, value: string | null, chartId = 'chart-0', wardId = 'w1'): PushItem => ({
    type: 'command',
    document: sampleCommand(actIdOf(1, ++acts), chartId, wardId, writer, base, value),
  });
  const correct = (weightKg: number): PushItem => ({
    type: 'command',
    document: sampleCorrection(actIdOf(1, ++acts), { id: 'chart-0', wardId: 'w1' }, writer, {
      field: WEIGHT_FIELD,
      base: null,
      value: weightKg,
    }),
  });
  const ask = {
    protocol: 1,
    epoch: null as string | null,
    scope: { wardIds: bothWards },
    checkpoint: { seq: 0, id: '' },
    limit: 200,
  };
  const pull = async (more: Partial<typeof ask> = {}, as = MINE): Promise<ServedAnswer> =>
    server.pull(as, JSON.stringify({ ...ask, ...more }));
  const page = async (more: Partial<typeof ask> = {}, as = MINE): Promise<PullResponse> =>
    pullResponse.parse(JSON.parse((await pull(more, as)).body));
  const push = async (items: readonly PushItem[], as = MINE): Promise<readonly PushResult[]> => {
    const body = { protocol: 1, deviceId: 'device-1', deviceTime: '2026-11-21T06:00:00.000Z', items };
    return pushResponse.parse(JSON.parse((await server.push(as, JSON.stringify(body))).body)).results;
  };
  return { server, siteId, event, command, correct, pull, page, push, ask };
}

export function told(results: readonly PushResult[]): readonly string[] {
  return results.map((result) => (result.outcome === 'refused' ? result.reason : result.outcome));
}

export function namesOf(items: readonly FeedItem[]): readonly string[] {
  return items.map((item) => `${item.type === 'removed' ? `no ${item.of}` : item.type}:${item.id}`).sort();
}
