// oxlint-disable-next-line typescript/triple-slash-reference -- every folder that imports this file needs the declaration, and none includes it
/// <reference path="./ucumLhc.d.ts" />
import { UcumLhcUtils } from '@lhncbc/ucum-lhc';

/**
 * A value in another unit by the rules of UCUM (Schadow G, McDonald CJ, 2017; library of the National Library of Medicine), for unit
 * codes as UCUM has them, temperatures included. Arbitrary units (`[IU]`) and conversions that need a molar mass or a charge are not
 * for it. null: not convertible, or no UCUM: the library guesses at misspelt units and says so, and a guess is no unit.
 *
 * The definitions are read at the first call (about 20 ms), so that nobody pays for them whose units are all in our own table.
 */
export function convertByUcum(value: number, from: string, to: string): number | null {
  if (!Number.isFinite(value) || !isPlain(from) || !isPlain(to)) return null;
  const { status, toVal, msg } = UcumLhcUtils.getInstance().convertUnitTo(from, value, to);
  if (status !== 'succeeded' || toVal === null || (msg ?? []).length > 0 || !Number.isFinite(toVal)) return null;
  return Number(toVal.toPrecision(12));
}

/** Longest unit that a quantity can have (`schema/quantity.ts`). */
const LONGEST = 40;

function isPlain(unit: string): boolean {
  return unit.length > 0 && unit.length <= LONGEST && !/\s/.test(unit);
}
