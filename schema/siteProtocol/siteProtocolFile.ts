import { z } from 'zod';
import { route } from '../chart/route.ts';
import { calendarDate } from '../instant.ts';
import { evidenceLevel } from '../knowledge/ruleBase.ts';
import { severity } from '../severity.ts';

/** In the site's own language, or in both. */
const words = z.union([
  z.string().min(1).max(2000),
  z.strictObject({ en: z.string().min(1).max(2000), fr: z.string().min(1).max(2000) }),
]);
export type SiteWords = z.infer<typeof words>;

const name = z.string().min(1).max(200);

const level = z.strictObject({
  level: severity,
  /** A condition as in `schema/knowledge/condition.ts`, with quantities as `6.0 mmol/L` and drugs and groups by name. */
  when: z.unknown().optional(),
  about: words.optional(),
  hazard: words.optional(),
  actions: z.array(words).min(1).max(20).optional(),
});

/** One protocol of a site, as a pharmacist writes it. Strict: a misspelt key is a fault, never a rule silently weakened. */
export const siteProtocol = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9-]{0,80}$/),
  stage: z.enum(['draft', 'silent', 'active']),
  /** Substances and classes by their names in the knowledge that is in use; none: the rule is about the patient. */
  drugs: z.union([name, z.array(name).min(1).max(200)]).optional(),
  routes: z.array(route).min(1).optional(),
  /** After the drug's name in the title: "without a level for three days". */
  about: words,
  applies: z.unknown().optional(),
  /** Instead of levels, where there is one without a condition. */
  level: severity.optional(),
  levels: z.array(level).min(1).max(20).optional(),
  whenUnknown: z.enum(['notAssessed', 'worst']).optional(),
  evidence: evidenceLevel.optional(),
  hazard: words,
  consequence: words.optional(),
  actions: z.array(words).min(1).max(20),
  /** Who decided it and when: "Antibiotics committee, March 2026". */
  source: z.string().min(1).max(500),
  monitor: z.array(z.string().max(60)).max(20).optional(),
});
export type SiteProtocol = z.infer<typeof siteProtocol>;

/** A file of protocols: compiled into a pack of its own beside the others. */
export const siteProtocolFile = z.strictObject({
  /** The id of the pack. */
  site: z.string().regex(/^[a-z][A-Za-z0-9-]{0,60}$/),
  title: words,
  version: z.string().min(1).max(40),
  effective: calendarDate,
  expires: calendarDate,
  protocols: z.array(siteProtocol).min(1).max(1000),
});
export type SiteProtocolFile = z.infer<typeof siteProtocolFile>;
