import { z } from 'zod';

/** The 22 families of checks, in the order of their numbers. */
export const family = z.enum([
  'interaction',
  'route',
  'doseThreshold',
  'timeWindow',
  'intakeSeparation',
  'cumulativeRisk',
  'allergy',
  'duplicateTherapy',
  'dose',
  'renal',
  'hepatic',
  'condition',
  'pregnancyLactation',
  'olderPeople',
  'children',
  'laboratoryTrigger',
  'missingMonitoring',
  'drugLevel',
  'intravenousCompatibility',
  'administration',
  'pharmacogenomics',
  'siteProtocol',
]);
export type Family = z.infer<typeof family>;
