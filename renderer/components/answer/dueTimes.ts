import type { Finding } from '../../../schema/review/finding.ts';

export type DueChoice = 'in2h' | 'in6h' | 'tomorrow' | 'in2d' | 'in7d';
export const DUE_CHOICES: readonly DueChoice[] = ['in2h', 'in6h', 'tomorrow', 'in2d', 'in7d'];

const HOUR_MS = 3_600_000;
const MORNING_HOUR = 6;
const HOURS: Readonly<Record<Exclude<DueChoice, 'tomorrow'>, number>> = { in2h: 2, in6h: 6, in2d: 48, in7d: 168 };

/** When to look again. Tomorrow is the morning round of samples, on the clock of this workstation. */
export function dueAt(choice: DueChoice, now: number): string {
  if (choice !== 'tomorrow') return new Date(now + HOURS[choice] * HOUR_MS).toISOString();
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  return morning.toISOString();
}

/** What must be answered is looked at again on this shift, everything else with the next morning's samples. */
export function defaultDue(finding: Finding): DueChoice {
  return finding.tier === 'mustAnswer' ? 'in2h' : 'tomorrow';
}
