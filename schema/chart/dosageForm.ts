import { z } from 'zod';

/** What matters of a form for giving it: whether it may be crushed, opened, put down a tube. */
export const dosageForm = z.enum([
  'plainTablet',
  'modifiedRelease',
  'gastroResistant',
  'capsule',
  'softCapsule',
  'effervescent',
  'orodispersible',
  'oralLiquid',
  'powder',
  'injection',
  'patch',
  'suppository',
]);
export type DosageForm = z.infer<typeof dosageForm>;
