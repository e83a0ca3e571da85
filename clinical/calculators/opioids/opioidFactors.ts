import type { Route } from '../../../schema/chart/route.ts';

/** Why an opioid has no number of morphine milligram equivalents. */
export type UncountedReason =
  /** Partial agonist: the effect on breathing does not rise with the dose as that of morphine does, so CDC gives no factor. */
  | 'partialAgonist'
  /** An opioid for which CDC 2022 gives no factor. */
  | 'noFactor'
  /** The factor is for another route, and this one is not sure to give at least as much. */
  | 'routeWithoutFactor'
  /** The order does not say how much a day. */
  | 'doseUnknown';

export interface OpioidFactor {
  /** Milligrams of oral morphine for one milligram of the substance as the routes here give it. */
  readonly mmePerMg: number;
  readonly routes: readonly Route[];
}

const byMouth: readonly Route[] = ['oral', 'enteralTube'];

/**
 * Factors of the CDC clinical practice guideline for prescribing opioids (Dowell D et al., MMWR Recomm Rep 2022;71(3):1-95, table of
 * conversion factors), by substance id of the starter pack. They are for the total daily dose by mouth; fentanyl is by the patch:
 * 2.4 per microgram an hour, and a microgram an hour is 0.024 mg a day, so 100 per mg. Tapentadol has a second way of action and
 * CDC counts its opioid part only. Methadone has one factor since 2022; at high doses it is stronger than that says.
 */
export const opioidFactors: Readonly<Record<string, OpioidFactor>> = {
  codeine: { mmePerMg: 0.15, routes: byMouth },
  fentanyl: { mmePerMg: 100, routes: ['transdermal'] },
  hydrocodone: { mmePerMg: 1, routes: byMouth },
  hydromorphone: { mmePerMg: 5, routes: byMouth },
  methadone: { mmePerMg: 4.7, routes: byMouth },
  morphine: { mmePerMg: 1, routes: byMouth },
  oxycodone: { mmePerMg: 1.5, routes: byMouth },
  oxymorphone: { mmePerMg: 3, routes: byMouth },
  tapentadol: { mmePerMg: 0.4, routes: byMouth },
  tramadol: { mmePerMg: 0.2, routes: byMouth },
};

/** Opioids that CDC 2022 does not count. */
export const uncountedOpioids: Readonly<Record<string, UncountedReason>> = {
  buprenorphine: 'partialAgonist',
  nalbuphine: 'partialAgonist',
  pentazocine: 'partialAgonist',
  butorphanol: 'partialAgonist',
  alfentanil: 'noFactor',
  dihydrocodeine: 'noFactor',
  levorphanol: 'noFactor',
  opium: 'noFactor',
  pethidine: 'noFactor',
  remifentanil: 'noFactor',
  sufentanil: 'noFactor',
};

/**
 * By these routes all of a dose reaches the blood, so a milligram is worth at least what it is worth by mouth, where part of it is
 * lost: the oral factor then gives a lower bound (morphine into a vein is worth about three times the oral dose).
 */
export const parenteralRoutes: readonly Route[] = ['intravenous', 'intramuscular', 'subcutaneous'];
