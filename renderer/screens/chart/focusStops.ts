import type { Chart } from '../../../schema/chart/chart.ts';
import type { Instant } from '../../../schema/instant.ts';

/** Where the focus line stops when it is moved by key: every result, every dose, and now. In milliseconds, in order. */
export function focusStops(chart: Chart, now: Instant): readonly number[] {
  const results = chart.observations.flatMap(({ effectiveAt, value }) =>
    effectiveAt === null || value === null ? [] : [Date.parse(effectiveAt)],
  );
  const doses = chart.administrations.map(({ at }) => Date.parse(at));
  return [...new Set([...results, ...doses, Date.parse(now)])].toSorted((a, b) => a - b);
}
