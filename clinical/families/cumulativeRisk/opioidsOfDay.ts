import type { Route } from '../../../schema/chart/route.ts';
import {
  type DailyOpioid,
  type MorphineEquivalents,
  morphineEquivalentsPerDay,
} from '../../calculators/opioids/morphineEquivalents.ts';
import { type Amount, dailyAmount } from '../../facts/dailyDose.ts';
import type { Line } from '../../facts/lines.ts';
import { forSize, withDosages } from '../dose/orderedAmounts.ts';
import type { PatientSize } from '../dose/patientSize.ts';

/** What one order gives of one opioid in a day. */
export interface OpioidOfDay extends DailyOpioid {
  readonly order: Line;
  readonly number: number;
  /** The route is not stated; the oral factor is the smallest, so the sum is a lower bound. */
  readonly isRouteAssumed: boolean;
}

const NANOGRAMS_PER_MG = 1e6;

/**
 * Opioids of one moment as morphine. As needed counts in full unless `scheduledOnly`. A dose that is given once is no daily load.
 */
export function opioidsOfDay(
  lines: readonly Line[],
  members: ReadonlySet<number>,
  idOf: (substance: number) => string,
  size: () => PatientSize,
  scheduledOnly: boolean,
): MorphineEquivalents<OpioidOfDay> | null {
  const repeated = withDosages(lines, (dosage) => dosage.timing.once !== true && !(scheduledOnly && dosage.asNeeded));
  const opioids = forSize(repeated, size).flatMap((order) =>
    order.substances.filter((number) => members.has(number)).map((number) => opioidOf(order, number, idOf(number))),
  );
  return morphineEquivalentsPerDay(opioids);
}

function opioidOf(order: Line, number: number, substance: string): OpioidOfDay {
  const stated = order.routes.find((route) => route !== 'unknown' && route !== 'other');
  const route: Route = stated ?? 'oral';
  const patch = route === 'transdermal' ? namedByRate(order) : null;
  const amount = patch ?? dailyAmount(order, number);
  return { substance, route, order, number, isRouteAssumed: stated === undefined, mgPerDay: milligrams(amount) };
}

function milligrams(amount: Amount | null): number | null {
  return amount?.dimension === 'mass' ? amount.value / NANOGRAMS_PER_MG : null;
}

/** Rates by the hour of the fentanyl patches that are sold, in micrograms. */
const patchRates: ReadonlySet<number> = new Set([12, 12.5, 25, 37.5, 50, 62.5, 75, 100, 125, 150, 175, 200]);

/** "25 micrograms transdermal": a patch is called by what it gives in an hour, whatever the time until it is changed. */
function namedByRate({ order }: Line): Amount | null {
  let value = 0;
  for (const { dose } of order.dosages) {
    if (
      dose === undefined ||
      !/^(ug|mcg|\u00b5g|microgram|microgramme)s?$/i.test(dose.unit) ||
      !patchRates.has(dose.value)
    )
      return null;
    value += dose.value * 24 * 1000;
  }
  return order.dosages.length === 0 ? null : { dimension: 'mass', value };
}
