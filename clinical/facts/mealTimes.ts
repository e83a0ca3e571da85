import type { Timing } from '../../schema/chart/dosage.ts';

/** When meals and the night are on a ward, in minutes after midnight: breakfast 8:00, lunch 12:00, dinner 19:00, bedtime 22:00. */
const BREAKFAST = 8 * 60;
const LUNCH = 12 * 60;
const DINNER = 19 * 60;
const BEDTIME = 22 * 60;
/** "Before" and "after" a meal in FHIR and on charts mean about this long. */
const HALF_HOUR = 30;

const ofMeals = (shift: number) => [BREAKFAST + shift, LUNCH + shift, DINNER + shift];

type EventTiming = NonNullable<Timing['when']>[number];

/**
 * The clock of a FHIR EventTiming. Wards differ by an hour at most; the separations that rules ask for are two hours and more, and a
 * chart that needs better states its hours.
 */
export const minutesOfEvent: Readonly<Record<EventTiming, readonly number[]>> = {
  MORN: [BREAKFAST],
  NOON: [LUNCH],
  AFT: [16 * 60],
  EVE: [DINNER],
  NIGHT: [BEDTIME],
  HS: [BEDTIME],
  WAKE: [7 * 60],
  C: ofMeals(0),
  CM: [BREAKFAST],
  CD: [LUNCH],
  CV: [DINNER],
  AC: ofMeals(-HALF_HOUR),
  ACM: [BREAKFAST - HALF_HOUR],
  ACD: [LUNCH - HALF_HOUR],
  ACV: [DINNER - HALF_HOUR],
  PC: ofMeals(HALF_HOUR),
  PCM: [BREAKFAST + HALF_HOUR],
  PCD: [LUNCH + HALF_HOUR],
  PCV: [DINNER + HALF_HOUR],
};
