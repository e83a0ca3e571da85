import { z } from 'zod';

/** Harms to which several drugs, and a result, can add up: what is about one of them is one finding. */
export const syndrome = z.enum([
  'qtProlongation',
  'serotoninSyndrome',
  'bleeding',
  'sedationAndFalls',
  'anticholinergicBurden',
  'hyperkalaemia',
  'hypokalaemia',
  'hyponatraemia',
  'nephrotoxicity',
  'bradycardia',
  'hypotension',
  'seizureThreshold',
  'ototoxicity',
  'opioidAndSedative',
  'opioidLoad',
]);
export type Syndrome = z.infer<typeof syndrome>;
