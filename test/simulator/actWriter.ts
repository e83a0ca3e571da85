import type { Chart } from '../../schema/chart/chart.ts';
import type { EventBody } from '../../schema/events/clinicalEvent.ts';
import { allergyField, WEIGHT_FIELD } from '../../schema/state/correction.ts';
import type { SmallState, StateCommand } from '../../schema/state/smallState.ts';
import type { PushItem } from '../../schema/wire/push.ts';
import { actIdOf, sampleCommand, sampleCorrection, sampleEvent, type Writer } from './sampleDocuments.ts';

/** What the person has on the screen: the patient, and what was corrected as this workstation shows it. */
export interface OnScreen {
  readonly chart: Chart;
  readonly corrected: SmallState | undefined;
}

/** Acts by their roll: each kind up to its number. */
const UNTIL = { assignment: 0.1, weight: 0.25, allergy: 0.32, intervention: 0.52, outcome: 0.64, damaged: 0.97 };

/** Corrections meet each other only if the patients who are corrected are few. */
export function chartNumberOf({ chart, roll }: { readonly chart: number; readonly roll: number }): number {
  return roll >= UNTIL.assignment && roll < UNTIL.allergy ? chart % 3 : chart;
}

/** Makes the acts of one workstation: comments, interventions with their outcomes, wishes, corrections, and a bad one. */
export function createActWriter(number: number, userId: string, deviceId: string, siteId: string) {
  let count = 0;
  let assigned: string | null = null;
  const interventions: { readonly id: string; readonly chartId: string; readonly wardId: string }[] = [];

  return async (seen: OnScreen, occurredAt: string, roll: number): Promise<PushItem> => {
    const id = actIdOf(number, ++count);
    const { id: chartId, wardId } = seen.chart;
    const writer: Writer = { userId, deviceId, siteId, occurredAt };
    const event = async (body: EventBody, chart = chartId, ward = wardId): Promise<PushItem> => ({
      type: 'event',
      document: await sampleEvent(id, chart, ward, writer, body),
    });
    if (roll < UNTIL.assignment) {
      const next = roll < UNTIL.assignment / 2 ? userId : null;
      const document = sampleCommand(id, chartId, wardId, writer, assigned, next);
      assigned = next;
      return { type: 'command', document };
    }
    if (roll < UNTIL.allergy) {
      const wish =
        roll < UNTIL.weight ? weightOf(number, count) : (allergyOf(seen.chart, roll) ?? weightOf(number, count));
      return { type: 'command', document: sampleCorrection(id, seen.chart, writer, settling(seen, wish, roll)) };
    }
    if (roll < UNTIL.intervention) {
      interventions.push({ id, chartId, wardId });
      return event({ kind: 'intervention', problem: '1', type: '1', orderIds: [], message: `proposal ${count}` });
    }
    const open = roll < UNTIL.outcome ? interventions.shift() : undefined;
    if (open !== undefined)
      return event(
        { kind: 'interventionOutcome', interventionId: open.id, outcome: 'accepted' },
        open.chartId,
        open.wardId,
      );
    const comment = await event({ kind: 'comment', text: `comment ${count}`, orderIds: [] });
    // Damaged after it was sealed: the server must refuse it, alone.
    if (roll > UNTIL.damaged && comment.type === 'event')
      return { type: 'event', document: { ...comment.document, digest: '0'.repeat(64) } };
    return comment;
  };
}

type Wish = Pick<StateCommand, 'field' | 'value'>;

/** No two corrections say the same weight, so that who saw whose can be told from the base. */
function weightOf(number: number, count: number): Wish {
  return { field: WEIGHT_FIELD, value: Math.round((40 + number * 100 + count * 0.1) * 10) / 10 };
}

function allergyOf({ allergies }: Chart, roll: number): Wish | null {
  const entry = allergies.entries[0];
  const value = Math.floor(roll * 1000) % 2 === 0 ? 'stands' : 'refuted';
  return entry === undefined ? null : { field: allergyField(entry.id), value };
}

/** From the value on the screen; one in two who see a disagreement settles it. */
function settling({ corrected }: OnScreen, wish: Wish, roll: number): Wish & Pick<StateCommand, 'base' | 'settles'> {
  const base = corrected?.fields[wish.field]?.value ?? null;
  const open = (corrected?.conflicts ?? []).filter(({ field, settled }) => field === wish.field && settled === null);
  const settles = Math.floor(roll * 10_000) % 2 === 0 && open.length > 0;
  return { ...wish, base, ...(settles ? { settles: open.map(({ commandId }) => commandId) } : {}) };
}
