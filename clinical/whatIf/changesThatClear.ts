import type { Chart } from '../../schema/chart/chart.ts';
import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { Finding } from '../../schema/review/finding.ts';
import type { Message } from '../../schema/review/message.ts';
import type { Review } from '../../schema/review/review.ts';
import type { ChartChange } from '../../schema/whatIf/chartChange.ts';
import { dosesPerDay } from '../facts/dailyDose.ts';
import { isAnalyte } from '../facts/latestResults.ts';

/** The changes of a chart that do what a `clearsWhen` message says; each is a way of its own. Empty: it says nothing that can be tried. */
export function changesThatClear(
  message: Message,
  finding: Finding,
  chart: Chart,
  review: Review,
): readonly (readonly ChartChange[])[] {
  const { params } = message;
  const lines = linesOf(finding, chart, review);
  const number = (name: string): number => Number(params[name]);
  const text = (name: string): string => String(params[name] ?? '');
  const holding = (substance: string): readonly MedicationOrder[] =>
    lines.filter((line) => line.substances.includes(substance)).map(({ order }) => order);
  const each = (change: (order: MedicationOrder) => ChartChange | null): readonly (readonly ChartChange[])[] => {
    const changes = holding(text('substance')).map(change);
    return changes.length === 0 || changes.includes(null) ? [] : [changes.filter((one) => one !== null)];
  };
  switch (message.key) {
    case 'clears.stop':
      return [stopAll(holding(text('substance')))];
    case 'clears.stopAny':
      return listOf(params['substances']).map((substance) => stopAll(holding(substance)));
    case 'clears.oneLineOnly':
      return lines.map((kept) => stopAll(lines.filter((line) => line !== kept).map(({ order }) => order)));
    case 'clears.resultBelow':
      return resultAt(message, -1, finding);
    case 'clears.resultAbove':
      return resultAt(message, 1, finding);
    case 'clears.resultAtMost':
    case 'clears.resultAtLeast':
      return resultAt(message, 0, finding);
    case 'clears.dailyDose':
    case 'clears.lowDailyDose':
      return each((order) => dosedDaily(order, number('value') / holding(text('substance')).length, text('unit')));
    case 'clears.weeklyDose':
      return each((order) => dosedDaily(order, number('value') / 7 / holding(text('substance')).length, text('unit')));
    case 'clears.singleDose':
    case 'clears.lowSingleDose':
      return each(({ id }) => ({ kind: 'dose', orderId: id, dose: { value: number('value'), unit: text('unit') } }));
    case 'clears.interval':
    case 'clears.longInterval':
      return each(({ id }) => ({
        kind: 'timing',
        orderId: id,
        timing: { frequency: 1, period: number('hours'), periodUnit: 'h' },
      }));
    case 'clears.duration':
      return each(({ id, start }) =>
        start === null ? null : { kind: 'end', orderId: id, at: daysAfter(start, number('days')) },
      );
    case 'clears.givenAt':
      return each(({ id }) => ({ kind: 'times', orderId: id, timesOfDay: clockTimes(text('textTimes')) }));
    case 'clears.allergyRefuted':
      return [
        finding.evidence.flatMap(({ kind, recordId }) =>
          kind === 'allergy' && recordId !== undefined ? [{ kind: 'refuteAllergy', allergyId: recordId }] : [],
        ),
      ];
    case 'clears.otherRoute': {
      const other = tryRoutes.find((route) => !listOf(params['routes']).includes(route));
      return other === undefined ? [] : each(({ id }) => ({ kind: 'route', orderId: id, route: other }));
    }
    case 'clears.stopAll':
      // A rule names one line of a class as its company, and means them all.
      return [stopAll(ordersOf(listOf(params['substances']), chart, review))];
    case 'clears.leaveAtMost':
      return [stopAll(listOf(params['substances']).slice(number('count')).flatMap(holding))];
    case 'clears.belowDailyDose':
    case 'clears.aboveDailyDose':
      return each((order) => dosedDaily(order, beyond(message) / holding(text('substance')).length, text('unit')));
    case 'clears.belowSingleDose':
    case 'clears.aboveSingleDose':
      return each(({ id }) => ({ kind: 'dose', orderId: id, dose: { value: beyond(message), unit: text('unit') } }));
    case 'clears.given':
      return listOf(params['substances']).map((substance) => [{ kind: 'addOrder', order: orderOf(substance, chart) }]);
    default:
      return [];
  }
}

interface FindingLine {
  readonly order: MedicationOrder;
  readonly substances: readonly string[];
}

function linesOf(finding: Finding, chart: Chart, review: Review): readonly FindingLine[] {
  return review.lines
    .filter(({ orderId }) => finding.orderIds.includes(orderId))
    .flatMap(({ orderId, substances }) => {
      const order = chart.orders.find(({ id }) => id === orderId);
      return order === undefined ? [] : [{ order, substances }];
    });
}

function ordersOf(wanted: readonly string[], chart: Chart, review: Review): readonly MedicationOrder[] {
  const ids = review.lines
    .filter(({ substances }) => substances.some((substance) => wanted.includes(substance)))
    .map(({ orderId }) => orderId);
  return chart.orders.filter(({ id }) => ids.includes(id));
}

function stopAll(orders: readonly MedicationOrder[]): readonly ChartChange[] {
  return orders.map(({ id }) => ({ kind: 'stop', orderId: id }));
}

/** Just beyond the limit, by a step that laboratories report. */
function resultAt({ params }: Message, side: -1 | 0 | 1, finding: Finding): readonly (readonly ChartChange[])[] {
  const [analyte, limit, unit] = [String(params['analyte']), Number(params['value']), String(params['unit'])];
  // A level counts at the hour of a trough: the same hour as the one that was found.
  const sampled = finding.evidence.find(({ kind, at }) => kind === 'observation' && typeof at === 'string')?.at;
  const isLevel = finding.family === 'drugLevel' && typeof sampled === 'string';
  if (!isAnalyte(analyte)) return [];
  const value = Number((limit + side * Math.max(0.01, limit * 0.01)).toPrecision(6));
  const at = isLevel ? { at: new Date(Date.parse(sampled) + 60_000).toISOString() } : {};
  return value < 0 ? [] : [[{ kind: 'result', analyte, value: { value, unit }, ...at }]];
}

/** The single dose that makes the amount of a day, at the hours as they are. null: the hours are not known. */
function dosedDaily({ id, dosages }: MedicationOrder, perDay: number, unit: string): ChartChange | null {
  const times = dosages.map(dosesPerDay);
  if (times.length === 0 || times.some((count) => count === null || count <= 0)) return null;
  const doses = times.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return { kind: 'dose', orderId: id, dose: { value: Number((perDay / doses).toPrecision(12)), unit } };
}

/** A little on the right side of a limit that does not count itself. */
function beyond({ key, params }: Message): number {
  return Number(params['value']) * (key.startsWith('clears.below') ? 0.95 : 1.05);
}

const tryRoutes = ['oral', 'intravenous', 'subcutaneous', 'topical'] as const;

function orderOf(substance: string, { orders }: Chart): MedicationOrder {
  return {
    id: `what-if-${orders.length + 1}`,
    revision: 0,
    status: 'active',
    medication: { codings: [], text: substance },
    dosages: [],
    start: null,
    end: null,
    authoredOn: null,
    category: 'inpatient',
  };
}

function daysAfter(start: string, days: number): string {
  return new Date(Date.parse(start) + days * 86_400_000).toISOString();
}

function clockTimes(text: string): string[] {
  return [...text.matchAll(/(\d{1,2})[:h](\d{2})/g)].map(
    ([, hour = '0', minute = '00']) => `${hour.padStart(2, '0')}:${minute}`,
  );
}

function listOf(value: Message['params'][string] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
