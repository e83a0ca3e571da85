import type { Comparator } from '../facts/latestResults.ts';

export interface ParsedBand {
  readonly analyte: string;
  readonly comparator: Comparator;
  readonly value: number;
  readonly unit: string;
}

/** Reads `potassium>=6 mmol/L` back. null: the band is not one of a result. */
export function parseBand(band: string | undefined): ParsedBand | null {
  const match = /^([A-Za-z0-9]+)(<=|>=|<|>)(\S+) (\S+)$/.exec(band ?? '');
  if (match === null) return null;
  const [, analyte = '', comparator = '>', value = '', unit = ''] = match;
  // The pattern above admits these four only.
  return { analyte, comparator: comparator as Comparator, value: Number(value), unit };
}
