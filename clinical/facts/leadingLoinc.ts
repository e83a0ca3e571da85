import type { Analyte } from '../../schema/knowledge/analyte.ts';
import { analyteByLoinc } from './loincAnalytes.ts';

/** The first code that the tables give for an analyte. */
const loincByAnalyte: ReadonlyMap<Analyte, string> = new Map(
  [...analyteByLoinc].toReversed().map(([code, analyte]) => [analyte, code] as const),
);

/** A code by which a result of this analyte is recognised; undefined: it is known by its words only. */
export function leadingLoinc(analyte: Analyte): string | undefined {
  return loincByAnalyte.get(analyte);
}
