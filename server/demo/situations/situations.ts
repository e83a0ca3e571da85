import type { PatientPlan } from '../plan/patientPlan.ts';
import { allergyAndNames } from './allergyAndNames.ts';
import { bleedingAndClotting } from './bleedingAndClotting.ts';
import { heartAndBrain } from './heartAndBrain.ts';
import { potassiumAndKidney } from './potassiumAndKidney.ts';

/** Patients whom a pharmacist must catch, written by hand. The order mixes the kinds, so that the first ward has some of each. */
export const situations: readonly [PatientPlan, ...PatientPlan[]] = interleave([
  potassiumAndKidney,
  bleedingAndClotting,
  heartAndBrain,
  allergyAndNames,
]);

function interleave<T>([first, ...others]: readonly [readonly [T, ...T[]], ...(readonly (readonly T[])[])]): [
  T,
  ...T[],
] {
  const longest = Math.max(first.length, ...others.map((list) => list.length));
  const rounds = Array.from({ length: longest }, (_, index) =>
    [first, ...others].flatMap((list) => list.slice(index, index + 1)),
  );
  return [first[0], ...rounds.flat().slice(1)];
}
