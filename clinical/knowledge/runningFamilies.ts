import { family, type Family } from '../../schema/family.ts';

/** The families that have code. The screen says "7 of 22 checks running" from this list. */
export const runningFamilies = [
  'interaction',
  'cumulativeRisk',
  'allergy',
  'duplicateTherapy',
  'renal',
  'laboratoryTrigger',
  'missingMonitoring',
] as const;
export type RunningFamily = (typeof runningFamilies)[number];

const running: ReadonlySet<string> = new Set(runningFamilies);

export const unavailableFamilies: readonly Family[] = family.options.filter((name) => !running.has(name));
