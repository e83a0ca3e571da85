import { z } from 'zod';

/** How a medicine enters the body. `unknown`: not stated; `other`: stated, and not one of these (its words are kept). */
export const route = z.enum([
  'oral',
  'sublingual',
  'buccal',
  'enteralTube',
  'rectal',
  'vaginal',
  'intravenous',
  'intramuscular',
  'subcutaneous',
  'intradermal',
  'intrathecal',
  'epidural',
  'intraarticular',
  'inhalation',
  'nebulisation',
  'nasal',
  'ophthalmic',
  'otic',
  'topical',
  'transdermal',
  'intravesical',
  'intraperitoneal',
  'other',
  'unknown',
]);
export type Route = z.infer<typeof route>;
