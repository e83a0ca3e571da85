/** How much the engine's storage held at the end of a day on which the copy was whole. */
export interface DiskSample {
  /** `2026-11-21` */
  readonly day: string;
  readonly usedOctets: number;
}

export interface DiskRoom {
  readonly usedOctets: number;
  /** What the browser engine still allows this program; the disk itself may hold less. */
  readonly freeOctets: number;
}

export interface DiskForecast extends DiskRoom {
  /** For the patients still to come, at what those here took; null: no first load under way, or too few to tell. */
  readonly neededOctets: number | null;
  /** Between the first and the last of the days measured; null: not measured over two days yet. */
  readonly growthPerDayOctets: number | null;
  readonly measuredDays: number;
  /** Until the room is used up at that growth; null: unknown, or it does not grow. */
  readonly daysKept: number | null;
}

const DAYS_REMEMBERED = 30;
const ENOUGH_PATIENTS = 50;
const DAY_MS = 86_400_000;

/** One sample a day, the latest; the last 30 days. */
export function withSample(samples: readonly DiskSample[], sample: DiskSample): readonly DiskSample[] {
  return [...samples.filter(({ day }) => day < sample.day), sample].slice(-DAYS_REMEMBERED);
}

export function diskForecast(
  room: DiskRoom,
  samples: readonly DiskSample[],
  firstLoad: { readonly patientsDone: number; readonly patientsDue: number } | null,
): DiskForecast {
  const measuredDays = daysBetween(samples.at(0)?.day, samples.at(-1)?.day);
  const grown = (samples.at(-1)?.usedOctets ?? 0) - (samples.at(0)?.usedOctets ?? 0);
  const growthPerDayOctets = measuredDays < 1 ? null : Math.max(0, Math.round(grown / measuredDays));
  return {
    ...room,
    neededOctets: neededFor(room, firstLoad),
    growthPerDayOctets,
    measuredDays,
    daysKept:
      growthPerDayOctets === null || growthPerDayOctets === 0 ? null : Math.floor(room.freeOctets / growthPerDayOctets),
  };
}

function neededFor(
  { usedOctets }: DiskRoom,
  firstLoad: { readonly patientsDone: number; readonly patientsDue: number } | null,
): number | null {
  if (firstLoad === null || firstLoad.patientsDone < ENOUGH_PATIENTS) return null;
  const { patientsDone, patientsDue } = firstLoad;
  return Math.round((usedOctets / patientsDone) * (patientsDue - patientsDone));
}

function daysBetween(first: string | undefined, last: string | undefined): number {
  return first === undefined || last === undefined ? 0 : Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS);
}
