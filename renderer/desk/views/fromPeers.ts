import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { ChartView, LineState } from '../deskViews.ts';

/** The events among these that came from another workstation and that the server has not shown yet, with that workstation. */
export function fromPeers(
  events: readonly ClinicalEvent[],
  fromPeer: (eventId: string) => string | undefined,
): ChartView['fromPeers'] {
  return Object.fromEntries(
    events.flatMap(({ id }) => {
      const deviceId = fromPeer(id);
      return deviceId === undefined ? [] : [[id, deviceId]];
    }),
  );
}

/** Whether the validation that a line stands on is such an event. */
export function isByPeer(
  line: Pick<LineState, 'orderId' | 'by' | 'at'>,
  view: Pick<ChartView, 'events' | 'fromPeers'>,
): boolean {
  return view.events.some(
    ({ id, authorName, occurredAt, body }) =>
      Object.hasOwn(view.fromPeers, id) &&
      body.kind === 'validation' &&
      authorName === line.by &&
      occurredAt === line.at &&
      body.lines.some(({ orderId }) => orderId === line.orderId),
  );
}
