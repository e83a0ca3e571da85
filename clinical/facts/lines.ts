import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { Dosage } from '../../schema/chart/dosage.ts';
import { hashText } from '../knowledge/contentHash.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import type { Resolution, ResolverMemo } from '../resolver/resolution.ts';
import { isAbsorbedLocally } from './absorbedByRoute.ts';
import { routesInWords } from './routesInWords.ts';
import { resolveMedication } from '../resolver/resolveMedication.ts';
import { sortFew } from '../sortFew.ts';

export type Route = Dosage['route'];

/** Where a line is taken: what a patient takes at home stands beside the same drug on the ward without doubling it. */
export type Setting = 'ward' | 'home' | 'discharge';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One current line of the prescription. */
export interface Line {
  readonly order: MedicationOrder;
  readonly resolution: Resolution;
  /** Empty unless recognised. */
  readonly substances: readonly number[];
  /** False: suspended. It stays in the list of current lines, is not given, and no check applies until it is resumed. */
  readonly given: boolean;
  readonly startMs: number;
  readonly endMs: number;
  /** As coded, and where the words of the order contradict the code, those too. */
  readonly routes: readonly Route[];
  readonly setting: Setting;
  /** A substance of the line reaches the blood from where it is put: nasal fentanyl, testosterone gel (`absorbedByRoute`). */
  readonly isAbsorbed?: boolean;
  /** `actsBy`, read once: nearly every rule asks. Absent on a line that no chart made. */
  readonly acts?: ActsBy;
  /** Its place among the current lines. Absent on a line that is not one of them. */
  readonly position?: number;
  /** Hash of the order and its revision, which every finding about the line rests on. */
  readonly print?: string;
}

/** The way a line acts, for the question whether two lines do the same thing. */
export type ActsBy = 'systemic' | 'local' | 'airways';

/**
 * The lines that are current at `nowMs`: `active`, `onHold`, and `unknown` (a status that says nothing is not a stop); not those
 * whose end has passed. A line that starts later is checked with the lines it will meet.
 */
export function currentLines(
  orders: readonly MedicationOrder[],
  knowledge: CompiledKnowledge,
  nowMs: number,
  memo?: ResolverMemo,
): readonly Line[] {
  const lines: Writable<Line>[] = [];
  for (const order of orders) {
    if (order.status !== 'active' && order.status !== 'onHold' && order.status !== 'unknown') continue;
    if (order.end !== null && Date.parse(order.end) <= nowMs) continue;
    lines.push(lineOf(order, knowledge, memo));
  }
  // By id, so that the order of lines in the chart changes nothing.
  const sorted = sortFew(lines, (one, other) => (one.order.id < other.order.id ? -1 : 1));
  let position = 0;
  for (const line of sorted) {
    line.position = position;
    line.print = printOf(line);
    position += 1;
  }
  return sorted;
}

export function printOf({ order, print }: Line): string {
  return print ?? hashText(`${order.id}@${order.revision}`);
}

/** An order with what its medication was found to be, whether it is current or not. */
export function lineOf(order: MedicationOrder, knowledge: CompiledKnowledge, memo?: ResolverMemo): Line {
  const resolution = resolveMedication(order.medication, knowledge.resolver, memo);
  const substances = resolution.recognised ? resolution.substances : [];
  const coded: readonly Route[] =
    order.dosages.length === 0 ? ['unknown'] : order.dosages.map((dosage) => dosage.route);
  const further = routesInWords(order);
  const routes = further.length === 0 ? coded : [...coded, ...further];
  const isAbsorbed = isAbsorbedLocally(substances, routes, knowledge.resolver);
  return {
    order,
    resolution,
    substances,
    given: order.status !== 'onHold',
    startMs: order.start === null ? -Infinity : Date.parse(order.start),
    endMs: order.end === null ? Infinity : Date.parse(order.end),
    routes,
    setting: order.category === 'home' || order.category === 'discharge' ? order.category : 'ward',
    isAbsorbed,
    acts: actingBy(routes, isAbsorbed),
  };
}

/** Both are given at some moment. A stop at eight and a start at eight is a switch. */
export function overlap(one: Line, other: Line): boolean {
  return Math.max(one.startMs, other.startMs) < Math.min(one.endMs, other.endMs);
}

const skinAndOrifices: ReadonlySet<Route> = new Set([
  'ophthalmic',
  'otic',
  'topical',
  'nasal',
  'vaginal',
  'intravesical',
  'intraarticular',
]);
const airways: ReadonlySet<Route> = new Set(['inhalation', 'nebulisation']);

/** Given for its effect where it is put, with little of it in the blood: results, kidneys and monitoring do not bear on it. */
export function isLocalOnly(line: Line): boolean {
  return actsBy(line) === 'local';
}

export function actsBy({ acts, routes, isAbsorbed }: Line): ActsBy {
  return acts ?? actingBy(routes, isAbsorbed === true);
}

function actingBy(routes: readonly Route[], isAbsorbed: boolean): ActsBy {
  if (!isAbsorbed && routes.every((route) => skinAndOrifices.has(route))) return 'local';
  return routes.every((route) => airways.has(route)) ? 'airways' : 'systemic';
}
