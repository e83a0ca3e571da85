import { family, type Family } from '../../schema/family.ts';

/** The families that have code: all of them, in the order of their numbers. */
export const runningFamilies = family.options;
export type RunningFamily = Family;
