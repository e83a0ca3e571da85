import type { EventBody } from '../../schema/events/clinicalEvent.ts';
import type { PushItem } from '../../schema/wire/push.ts';
import { actIdOf, sampleCommand, sampleEvent, type Writer } from './sampleDocuments.ts';

/** Makes the acts of one workstation: comments, interventions with their outcomes, wishes on small state, and a bad one. */
export function createActWriter(number: number, userId: string, deviceId: string, siteId: string) {
  let count = 0;
  let assigned: string | null = null;
  const interventions: { readonly id: string; readonly chartId: string; readonly wardId: string }[] = [];

  return async (chartId: string, wardId: string, occurredAt: string, roll: number): Promise<PushItem> => {
    const id = actIdOf(number, ++count);
    const writer: Writer = { userId, deviceId, siteId, occurredAt };
    const event = async (body: EventBody, chart = chartId, ward = wardId): Promise<PushItem> => ({
      type: 'event',
      document: await sampleEvent(id, chart, ward, writer, body),
    });
    if (roll < 0.15) {
      const next = roll < 0.08 ? userId : null;
      const document = sampleCommand(id, chartId, wardId, writer, assigned, next);
      assigned = next;
      return { type: 'command', document };
    }
    if (roll < 0.4) {
      interventions.push({ id, chartId, wardId });
      return event({ kind: 'intervention', problem: '1', type: '1', orderIds: [], message: `proposal ${count}` });
    }
    const open = roll < 0.55 ? interventions.shift() : undefined;
    if (open !== undefined)
      return event(
        { kind: 'interventionOutcome', interventionId: open.id, outcome: 'accepted' },
        open.chartId,
        open.wardId,
      );
    const comment = await event({ kind: 'comment', text: `comment ${count}`, orderIds: [] });
    // Damaged after it was sealed: the server must refuse it, alone.
    if (roll > 0.97 && comment.type === 'event')
      return { type: 'event', document: { ...comment.document, digest: '0'.repeat(64) } };
    return comment;
  };
}
