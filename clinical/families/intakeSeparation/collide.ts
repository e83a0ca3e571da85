import { type Intakes, minutesUntil } from '../../facts/intakes.ts';
import { sortFew } from '../../sortFew.ts';

/** Hours that a drug needs before and after what binds it. */
export interface Separation {
  readonly hoursBefore: number;
  readonly hoursAfter: number;
}

/** One intake of the drug and one of the binder that are too near, in minutes after midnight. */
export interface Collision {
  readonly drug: number;
  readonly binder: number;
  /** Between the two, whichever comes first. */
  readonly minutesApart: number;
}

export type Verdict =
  | { readonly kind: 'apart' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'collide'; readonly collisions: readonly Collision[] }
  /** However the hours are chosen, there is no gap that is long enough. */
  | { readonly kind: 'unavoidable'; readonly gapHours: number };

export function judgeSeparation(drug: Intakes, binder: Intakes, rule: Separation): Verdict {
  if (drug.days !== null && binder.days !== null && ![...drug.days].some((day) => binder.days?.has(day) === true))
    return { kind: 'apart' };
  if (drug.minutes === null || binder.minutes === null) {
    const gaps = [drug.longestGapHours, binder.longestGapHours].filter((gap) => gap !== null);
    const gapHours = Math.min(...gaps);
    return gapHours < rule.hoursBefore + rule.hoursAfter ? { kind: 'unavoidable', gapHours } : { kind: 'unknown' };
  }
  const collisions = collisionsOf(drug.minutes, binder.minutes, rule);
  return collisions.length === 0 ? { kind: 'apart' } : { kind: 'collide', collisions };
}

function collisionsOf(drugs: readonly number[], binders: readonly number[], rule: Separation): readonly Collision[] {
  const collisions: Collision[] = [];
  for (const drug of drugs) {
    for (const binder of binders) {
      if (isTooNear(drug, binder, rule)) collisions.push({ drug, binder, minutesApart: distance(drug, binder) });
    }
  }
  return collisions;
}

function isTooNear(drug: number, binder: number, { hoursBefore, hoursAfter }: Separation): boolean {
  return minutesUntil(drug, binder) < hoursBefore * 60 || minutesUntil(binder, drug) < hoursAfter * 60;
}

const FIRST_HOUR = 6;
const LAST_HOUR = 23;
/** Two doses of the same drug are not moved nearer than this. */
const BETWEEN_DOSES = 120;

/**
 * Hours for the binder at which nothing collides: each of its doses stays where it can, and otherwise goes to the nearest full
 * hour of the waking day. null: there is no such plan.
 */
export function freeHours(
  drugs: readonly number[],
  binders: readonly number[],
  rule: Separation,
): readonly number[] | null {
  const plan: number[] = [];
  const toMove: number[] = [];
  for (const binder of binders) (fits(binder, drugs, rule) ? plan : toMove).push(binder);
  for (const binder of toMove) {
    let nearest: number | null = null;
    for (let hour = FIRST_HOUR; hour <= LAST_HOUR; hour += 1) {
      const minute = hour * 60;
      // Cheapest first: an hour that is farther than one found is not looked at.
      if (nearest !== null && distance(minute, binder) >= distance(nearest, binder)) continue;
      if (fits(minute, drugs, rule) && !isNearAny(minute, plan)) nearest = minute;
    }
    if (nearest === null) return null;
    plan.push(nearest);
  }
  return sortFew(plan, (one, other) => one - other);
}

function fits(minute: number, drugs: readonly number[], rule: Separation): boolean {
  for (const drug of drugs) if (isTooNear(drug, minute, rule)) return false;
  return true;
}

function isNearAny(minute: number, plan: readonly number[]): boolean {
  for (const own of plan) if (distance(own, minute) < BETWEEN_DOSES) return true;
  return false;
}

function distance(one: number, other: number): number {
  return Math.min(minutesUntil(one, other), minutesUntil(other, one));
}

/** `08:00, 12:30`: hours of a ward are written alike in both languages. */
export function clockTimes(minutes: readonly number[]): string {
  let text = '';
  for (const minute of minutes)
    text += `${text === '' ? '' : ', '}${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
  return text;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
