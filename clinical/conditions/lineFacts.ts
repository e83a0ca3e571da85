import type { Quantity } from '../../schema/quantity.ts';
import { type Amount, compareAmount, dailyAmountOf, largestSingleAmount } from '../facts/dailyDose.ts';
import type { Comparator } from '../facts/latestResults.ts';
import type { Line, Route } from '../facts/lines.ts';
import { dosageFormOf } from '../facts/dosageForm.ts';
import { hoursApart } from '../facts/hoursApart.ts';
import { isBolus, isCrushed, isTaken, type IntakeTime } from '../facts/howGiven.ts';
import type { DosageForm } from '../../schema/chart/dosageForm.ts';
import { oncePer } from '../facts/oncePer.ts';
import { anyOf, truthOf, type Truth } from '../truth.ts';
import { compareNumbers } from './compareNumbers.ts';
import { type ConditionScope, type RuleEnd, unknownFor } from './conditionScope.ts';

const DAY_MS = 86_400_000;

export function isByAnyRoute(lines: readonly Line[], wanted: readonly Route[], scope: ConditionScope): Truth {
  let truth: Truth = 'no';
  for (const { routes } of lines) {
    for (const route of routes) {
      if (wanted.includes(route)) truth = 'yes';
      else if (route === 'unknown' || route === 'other') {
        unknownFor(scope, 'route');
        if (truth === 'no') truth = 'unknown';
      }
    }
  }
  return truth;
}

interface Limit<Of> {
  readonly comparator: Comparator;
  readonly value: Of;
}

export function compareDailyDoses(ends: readonly RuleEnd[], limit: Limit<Quantity>, scope: ConditionScope): Truth {
  return anyOf(
    ends.map(({ lines, substance }) => compareDose(dailyAmountOf(lines, substance, scope.facts.nowMs), limit, scope)),
  );
}

export function compareSingleDoses(ends: readonly RuleEnd[], limit: Limit<Quantity>, scope: ConditionScope): Truth {
  return anyOf(
    ends.map(({ lines, substance }) =>
      anyOf(lines.map((line) => compareDose(largestSingleAmount(line, substance), limit, scope))),
    ),
  );
}

function compareDose(amount: Amount | null, { comparator, value }: Limit<Quantity>, scope: ConditionScope): Truth {
  const order = compareAmount(amount, value);
  return order === null ? unknownFor(scope, 'dose') : compareNumbers(order, comparator, 0);
}

interface Days {
  readonly comparator: Comparator;
  readonly days: number;
}

export function compareDaysSinceStarts(lines: readonly Line[], limit: Days, scope: ConditionScope): Truth {
  return anyOf(lines.map((line) => compareDaysSinceStart(line, limit, scope)));
}

function compareDaysSinceStart(line: Line, { comparator, days }: Days, scope: ConditionScope): Truth {
  if (line.startMs !== -Infinity) return compareNumbers((scope.facts.nowMs - line.startMs) / DAY_MS, comparator, days);
  // Written long ago and still current, it is no new drug; written lately, it may be a renewal.
  const { authoredOn } = line.order;
  const written = authoredOn === null ? -Infinity : (scope.facts.nowMs - Date.parse(authoredOn)) / DAY_MS;
  return written > days ? compareNumbers(written, comparator, days) : unknownFor(scope, 'start');
}

export function compareTreatmentDays(lines: readonly Line[], limit: Days, scope: ConditionScope): Truth {
  return anyOf(lines.map((line) => compareDaysOfLine(line, limit, scope)));
}

/** A line without an end may go on: only that it is already longer than a limit is known. */
function compareDaysOfLine(line: Line, { comparator, days }: Days, scope: ConditionScope): Truth {
  if (line.startMs === -Infinity) return unknownFor(scope, 'start');
  if (line.endMs !== Infinity) return compareNumbers((line.endMs - line.startMs) / DAY_MS, comparator, days);
  const isLonger = compareNumbers((scope.facts.nowMs - line.startMs) / DAY_MS, '>', days) === 'yes';
  if (isLonger) return truthOf(comparator === '>' || comparator === '>=');
  return unknownFor(scope, 'end');
}

export function compareHoursApart(comparator: Comparator, hours: number, scope: ConditionScope): Truth {
  if (scope.a === undefined || scope.b === undefined) return 'unknown';
  const apart = hoursApart(scope.a.lines, scope.b.lines, scope.facts);
  return apart === null ? unknownFor(scope, 'administrationTimes') : compareNumbers(apart, comparator, hours);
}

export function isAsNeeded(lines: readonly Line[], scope: ConditionScope): Truth {
  return anyOf(
    lines.map((line) =>
      line.order.dosages.length === 0
        ? unknownFor(scope, 'dose')
        : truthOf(line.order.dosages.every((dosage) => dosage.asNeeded)),
    ),
  );
}

const formOf = oncePer((line: Line) => dosageFormOf(line.order.medication));
const crushed = oncePer(isCrushed);

export function isOfForm(
  lines: readonly Line[],
  wanted: readonly DosageForm[],
  onlyIfStated: boolean,
  scope: ConditionScope,
): Truth {
  return anyOf(
    lines.map((line) => {
      const form = formOf(line);
      if (form !== null) return truthOf(wanted.includes(form));
      return onlyIfStated ? 'no' : unknownFor(scope, 'dosageForm');
    }),
  );
}

export function isAnyCrushed(lines: readonly Line[]): Truth {
  return anyOf(lines.map(crushed));
}

export function isAnyTaken(lines: readonly Line[], wanted: readonly IntakeTime[]): Truth {
  return anyOf(lines.map((line) => isTaken(line, wanted)));
}

export function isAnyBolus(lines: readonly Line[], onlyIfStated: boolean, scope: ConditionScope): Truth {
  const truth = anyOf(lines.map(isBolus));
  if (truth !== 'unknown') return truth;
  return onlyIfStated ? 'no' : unknownFor(scope, 'rate');
}
