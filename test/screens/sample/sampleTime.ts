/** The moment at which every sample is seen: Saturday 21 November 2026, 08:22 in Paris. */
export const SAMPLE_NOW = '2026-11-21T07:22:00.000Z';
export const SAMPLE_ZONE = 'Europe/Paris';

/** An instant by the wall clock of Paris in November; `day` counts from the sample's day. */
export function at(day: number, time: string): string {
  const midnight = Date.parse('2026-11-20T23:00:00.000Z') + day * 86_400_000;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(midnight + (hours * 60 + minutes) * 60_000).toISOString();
}
