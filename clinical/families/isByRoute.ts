import type { Line, Route } from '../facts/lines.ts';

/** Whether a rule for these routes concerns a line: one that is not stated, or is some other, may be one of them. */
export function isByRoute(routes: readonly Route[] | undefined, line: Line): boolean {
  if (routes === undefined) return true;
  for (const route of line.routes) if (route === 'unknown' || route === 'other' || routes.includes(route)) return true;
  return false;
}
