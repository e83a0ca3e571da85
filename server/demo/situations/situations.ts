import type { PatientPlan } from '../plan/patientPlan.ts';
import { allergyAndNames } from './allergyAndNames.ts';
import { bleedingAndClotting } from './bleedingAndClotting.ts';
import { heartAndBrain } from './heartAndBrain.ts';
import { potassiumAndKidney } from './potassiumAndKidney.ts';

/** Patients whom a pharmacist must catch, written by hand. The order mixes the kinds, so that the first ward has some of each. */
export const situations: readonly PatientPlan[] = interleave([
  potassiumAndKidney,
  bleedingAndClotting,
  heartAndBrain,
  allergyAndNames,
]);

function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}
