import type { Chart } from '../../schema/chart/chart.ts';
import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { Observation } from '../../schema/chart/observation.ts';
import { codeSystems } from '../../schema/coding.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Result } from '../../schema/result.ts';
import type { Message } from '../../schema/review/message.ts';
import type { ChartChange } from '../../schema/whatIf/chartChange.ts';
import { leadingLoinc } from '../facts/leadingLoinc.ts';

/** Why a change cannot be tried. `at` is its place in the list. */
export interface ChangeFault {
  readonly kind:
    | 'unknownOrder'
    | 'orderExists'
    | 'emptyDrug'
    | 'unknownAllergy'
    | 'endsBeforeStart'
    | 'nothingToChange';
  readonly at: number;
  readonly reason: Message;
}

/** The chart as it would be after the changes, one after the other. Nothing of the given chart is touched. */
export function changeChart(chart: Chart, changes: readonly ChartChange[], now: Instant): Result<Chart, ChangeFault> {
  if (changes.length === 0)
    return {
      ok: false,
      error: { kind: 'nothingToChange', at: 0, reason: { key: 'whatIf.nothingToChange', params: {} } },
    };
  let changed = chart;
  for (const [at, change] of changes.entries()) {
    const next = changeOnce(changed, change, now, at);
    if (!next.ok) return next;
    changed = next.value;
  }
  return { ok: true, value: changed };
}

function changeOnce(chart: Chart, change: ChartChange, now: Instant, at: number): Result<Chart, ChangeFault> {
  switch (change.kind) {
    case 'addOrder':
      if (chart.orders.some(({ id }) => id === change.order.id)) return refuse('orderExists', at, change.order.id);
      if (isEmpty(change.order.medication)) return refuse('emptyDrug', at, change.order.id);
      return taken({ ...chart, orders: [...chart.orders, { ...change.order, status: 'active' }] });
    case 'result':
      return taken({ ...chart, observations: [...chart.observations, resultOf(change, now, at)] });
    case 'status': {
      const { value, gestationWeeks } = change;
      const status = { value, recordedAt: now, ...(gestationWeeks === undefined ? {} : { gestationWeeks }) };
      return taken({ ...chart, patient: { ...chart.patient, [change.of]: status } });
    }
    case 'addAllergy':
      return taken({
        ...chart,
        allergies: { ...chart.allergies, state: 'known', entries: [...chart.allergies.entries, change.allergy] },
      });
    case 'refuteAllergy': {
      const entries = chart.allergies.entries;
      if (!entries.some(({ id }) => id === change.allergyId)) return refuse('unknownAllergy', at, change.allergyId);
      const judged = entries.map((entry) =>
        entry.id === change.allergyId ? { ...entry, verification: 'refuted' as const } : entry,
      );
      return taken({ ...chart, allergies: { ...chart.allergies, entries: judged } });
    }
    default:
      return onOrder(chart, change, now, at);
  }
}

type OrderChange = Extract<ChartChange, { orderId: string }>;

function onOrder(chart: Chart, change: OrderChange, now: Instant, at: number): Result<Chart, ChangeFault> {
  const order = chart.orders.find(({ id }) => id === change.orderId);
  if (order === undefined) return refuse('unknownOrder', at, change.orderId);
  if (change.kind === 'drug' && isEmpty(change.medication)) return refuse('emptyDrug', at, change.orderId);
  const changed = changedOrder(order, change, now);
  if (changed.start !== null && changed.end !== null && changed.end < changed.start)
    return refuse('endsBeforeStart', at, change.orderId);
  const revised = { ...changed, revision: order.revision + 1 };
  return taken({ ...chart, orders: chart.orders.map((each) => (each.id === order.id ? revised : each)) });
}

function changedOrder(order: MedicationOrder, change: OrderChange, now: Instant): MedicationOrder {
  switch (change.kind) {
    case 'dose':
      return withDosages(order, ({ doseRange: _range, maximumDailyDose: _limit, ...dosage }) => ({
        ...dosage,
        dose: change.dose,
      }));
    case 'route':
      return withDosages(order, ({ routeText: _words, ...dosage }) => ({ ...dosage, route: change.route }));
    case 'timing':
      return withDosages(order, ({ maximumDailyDose: _limit, ...dosage }) => ({ ...dosage, timing: change.timing }));
    case 'times':
      return withDosages(order, (dosage) => {
        const { daysOfWeek } = dosage.timing;
        const days = daysOfWeek === undefined ? {} : { daysOfWeek };
        return { ...dosage, timing: { timesOfDay: change.timesOfDay, ...days } };
      });
    case 'start':
      return { ...order, start: change.at };
    case 'end':
      return { ...order, end: change.at };
    case 'drug': {
      const [first] = order.dosages;
      const dosages: MedicationOrder['dosages'] =
        first === undefined ? [] : [{ route: first.route, timing: {}, asNeeded: first.asNeeded }];
      return { ...order, medication: change.medication, dosages };
    }
    case 'stop':
      return { ...order, status: 'stopped', end: order.end !== null && order.end < now ? order.end : now };
    case 'suspend':
      return { ...order, status: 'onHold' };
    case 'resume':
      return { ...order, status: 'active' };
  }
}

type Dosage = MedicationOrder['dosages'][number];

/** An order without instructions gets one, so that what is asked can be said. The sender's words no longer hold and go. */
function withDosages(order: MedicationOrder, change: (dosage: Dosage) => Dosage): MedicationOrder {
  const given: readonly Dosage[] =
    order.dosages.length > 0 ? order.dosages : [{ route: 'unknown', timing: {}, asNeeded: false }];
  return { ...order, dosages: given.map(({ text: _words, ...dosage }) => change(dosage)) };
}

function resultOf(change: Extract<ChartChange, { kind: 'result' }>, now: Instant, at: number): Observation {
  const code = leadingLoinc(change.analyte);
  return {
    id: `what-if-${at + 1}`,
    status: 'final',
    category: 'laboratory',
    code: {
      codings: code === undefined ? [] : [{ system: codeSystems.loinc, code }],
      text: code === undefined ? change.analyte : '',
    },
    value: change.value,
    effectiveAt: change.at ?? now,
    issuedAt: change.at ?? now,
  };
}

function isEmpty({ text, codings, ingredients }: MedicationOrder['medication']): boolean {
  return text.trim() === '' && codings.length === 0 && (ingredients ?? []).length === 0;
}

function taken(chart: Chart): Result<Chart, ChangeFault> {
  return { ok: true, value: chart };
}

function refuse(kind: ChangeFault['kind'], at: number, textId: string): Result<Chart, ChangeFault> {
  return { ok: false, error: { kind, at, reason: { key: `whatIf.${kind}`, params: { count: at + 1, textId } } } };
}
