import { correctionStateId, isSoundCorrection } from '../../../schema/state/correction.ts';
import type { StateCommand } from '../../../schema/state/smallState.ts';
import type { Result } from '../../../schema/result.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { PushItem } from '../../../schema/wire/push.ts';
import type { User } from '../../../schema/wire/session.ts';
import { sealEvent } from '../../../sync/events/sealEvent.ts';
import type { Journal } from '../../../sync/client/ports.ts';
import type { Sha256 } from '../../../sync/sha256.ts';
import type { NewAct, WriteResult } from '../desk.ts';
import type { ChartView } from '../deskViews.ts';
import { prepareEvent, type NewEvent } from './prepareEvent.ts';

export interface WriterInputs {
  readonly user: User;
  readonly deviceId: string;
  readonly journal: Journal;
  readonly sha256: Sha256;
  readonly newId: () => string;
  readonly now: () => string;
  readonly clockOffsetMs: () => number | null;
  readonly viewOf: (chartId: string) => Promise<ChartView | null>;
  /** Takes it into the local database and the outbox, after it is in the journal. */
  readonly enqueue: (item: PushItem) => Promise<boolean>;
}

/**
 * Records what a person decided. The journal comes first: when it refuses, nothing was recorded and the screen says so.
 * When the local database refuses afterwards the act is safe all the same; the state of the desk says what is wrong.
 */
export async function writeAct(act: NewAct, inputs: WriterInputs): Promise<WriteResult> {
  const view = await inputs.viewOf(act.chartId);
  if (view === null) return refuse('desk.write.unknownChart');
  if (!inputs.user.wards.some(({ id }) => id === view.chart.wardId)) return refuse('desk.write.notAllowed');
  const made =
    act.kind === 'assign'
      ? command(
          { kind: 'assignment', stateId: `assignment:${act.chartId}`, field: 'reviewing', value: act.reviewing },
          view,
          inputs,
        )
      : act.kind === 'correct'
        ? correction(act, view, inputs)
        : await sealed(act, view, inputs);
  if (!made.ok) return { ok: false, reason: made.error };
  const item = made.value;
  const kept = await inputs.journal.append([item]);
  if (!kept.ok) return refuse(kept.error.kind === 'full' ? 'desk.write.diskFull' : 'desk.write.journalFailed');
  await inputs.enqueue(item);
  return { ok: true, id: item.document.id };
}

async function sealed(act: NewEvent, view: ChartView, inputs: WriterInputs) {
  const prepared = prepareEvent(act, {
    chart: view.chart,
    review: view.review,
    findingStates: view.findings.map(({ state }) => state),
    user: inputs.user,
    deviceId: inputs.deviceId,
    now: inputs.now(),
    clockOffsetMs: inputs.clockOffsetMs(),
    id: inputs.newId(),
  });
  if (!prepared.ok) return prepared;
  const item: PushItem = { type: 'event', document: await sealEvent(prepared.value, inputs.sha256) };
  return { ok: true as const, value: item };
}

function correction(
  { chartId, field, value, settles }: Extract<NewAct, { kind: 'correct' }>,
  view: Seen,
  inputs: WriterInputs,
): Result<PushItem, Message> {
  const settled = settles === undefined ? {} : { settles: [...settles] };
  return command({ kind: 'correction', stateId: correctionStateId(chartId), field, value, ...settled }, view, inputs);
}

type Seen = Pick<ChartView, 'chart' | 'states'>;
type Wish = Pick<StateCommand, 'kind' | 'stateId' | 'field' | 'value' | 'settles'>;

/** The base is what this workstation saw, or null where nobody has set it yet: the server takes a guess for a conflict. */
function command(wish: Wish, { chart, states }: Seen, inputs: WriterInputs): Result<PushItem, Message> {
  const document: StateCommand = {
    id: inputs.newId(),
    siteId: chart.siteId,
    wardId: chart.wardId,
    chartId: chart.id,
    ...wish,
    base: states.find(({ id }) => id === wish.stateId)?.fields[wish.field]?.value ?? null,
    authorId: inputs.user.id,
    authorName: inputs.user.displayName,
    deviceId: inputs.deviceId,
    occurredAt: inputs.now(),
  };
  if (!isSoundCorrection(document)) return { ok: false, error: { key: 'desk.write.invalid', params: {} } };
  return { ok: true, value: { type: 'command', document } };
}

function refuse(key: string): WriteResult {
  return { ok: false, reason: { key, params: {} } };
}
