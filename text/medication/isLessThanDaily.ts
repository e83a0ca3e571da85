import type { Dosage } from '../../schema/chart/dosage.ts';

/** True for a drug that is not for every day: said loudly, and drawn apart. */
export function isLessThanDaily(timing: Dosage['timing']): boolean {
  const named = timing.daysOfWeek?.length ?? 0;
  if (named > 0 && named < 7) return true;
  if (timing.period === undefined || timing.periodUnit === undefined) return false;
  if (timing.periodUnit === 'wk' || timing.periodUnit === 'mo')
    return timing.period * (timing.periodUnit === 'wk' ? 7 : 30) > (timing.frequency ?? 1);
  return timing.periodUnit === 'd' && timing.period > (timing.frequency ?? 1);
}
