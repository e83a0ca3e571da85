import type { DoseLimit } from '../../../schema/knowledge/rules/dose.ts';
import { shortestIntervalHours } from '../../facts/dailyDose.ts';
import type { LimitInput, LimitVerdict } from './limitVerdict.ts';
import { withDosages } from './orderedAmounts.ts';

const DAY_MS = 86_400_000;

/** How far apart the doses of each line are. */
export function judgeInterval({ kind, value }: DoseLimit, { lines }: LimitInput): LimitVerdict {
  const repeated = withDosages(lines, (dosage) => dosage.timing.once !== true && dosage.timing.continuous !== true);
  let isUnknown = false;
  for (const line of repeated) {
    const hours = shortestIntervalHours(line);
    // Its own limit in words says how often at most; without a frequency nobody can tell more.
    if (hours === null) isUnknown = true;
    else if (kind === 'minimumIntervalHours' ? hours < value.value - 1e-9 : hours > value.value + 1e-9)
      return {
        kind: 'exceeded',
        given: Math.round(hours * 10) / 10,
        limit: value,
        lines: [line],
        onlyAsNeeded: false,
        measured: [],
      };
  }
  return { kind: isUnknown ? 'doseUnknown' : 'within' };
}

/** A line without an end is judged by how long it has run: that it will be too long nobody knows. */
export function judgeDuration({ value }: DoseLimit, { lines, nowMs }: LimitInput): LimitVerdict {
  let isUnknown = false;
  for (const line of withDosages(lines, (dosage) => dosage.timing.once !== true)) {
    const endMs = line.endMs === Infinity ? nowMs : line.endMs;
    const days = (endMs - line.startMs) / DAY_MS;
    if (line.startMs === -Infinity) isUnknown = true;
    else if (days > value.value + 1e-9)
      return {
        kind: 'exceeded',
        given: Math.round(days * 10) / 10,
        limit: value,
        lines: [line],
        onlyAsNeeded: line.order.dosages.every((dosage) => dosage.asNeeded),
        measured: [],
      };
  }
  return { kind: isUnknown ? 'startUnknown' : 'within' };
}
