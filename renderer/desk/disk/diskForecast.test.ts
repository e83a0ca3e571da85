import { describe, expect, it } from 'vitest';
import { diskForecast, withSample, type DiskSample } from './diskForecast.ts';

const MB = 1_000_000;
const room = { usedOctets: 400 * MB, freeOctets: 900 * MB };
const days = (...used: readonly number[]): readonly DiskSample[] =>
  used.map((megabytes, n) => ({ day: `2026-11-${10 + n}`, usedOctets: megabytes * MB }));

describe('the forecast of the disk', () => {
  it('keeps days by the growth between the first and the last day measured', () => {
    expect(diskForecast(room, days(385, 392, 391, 400), null)).toMatchObject({
      growthPerDayOctets: 5 * MB,
      measuredDays: 3,
      daysKept: 180,
    });
  });

  it('does not know after one day, and says no end where nothing grows', () => {
    expect(diskForecast(room, days(400), null)).toMatchObject({ growthPerDayOctets: null, daysKept: null });
    expect(diskForecast(room, [], null)).toMatchObject({ growthPerDayOctets: null, daysKept: null, measuredDays: 0 });
    expect(diskForecast(room, days(400, 390), null)).toMatchObject({ growthPerDayOctets: 0, daysKept: null });
  });

  it('needs for the patients to come what those here took, once there are enough of them', () => {
    expect(diskForecast(room, [], { patientsDone: 1000, patientsDue: 3500 }).neededOctets).toBe(1000 * MB);
    expect(diskForecast(room, [], { patientsDone: 12, patientsDue: 3500 }).neededOctets).toBeNull();
  });

  it('remembers one sample a day, the latest, for 30 days', () => {
    const first = withSample([], { day: '2026-11-21', usedOctets: 1 });
    expect(withSample(first, { day: '2026-11-21', usedOctets: 2 })).toEqual([{ day: '2026-11-21', usedOctets: 2 }]);
    const many = Array.from({ length: 40 }, (_, n) => `2026-${n < 20 ? '10' : '11'}-${10 + (n % 20)}`);
    const kept = many.reduce<readonly DiskSample[]>((all, day) => withSample(all, { day, usedOctets: 1 }), []);
    expect([kept.length, kept.at(-1)?.day]).toEqual([30, '2026-11-29']);
  });
});
