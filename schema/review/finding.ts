import { z } from 'zod';
import { family } from '../family.ts';
import { identifier } from '../identifier.ts';
import { ruleAction } from '../knowledge/ruleAction.ts';
import { localisedText } from '../localisedText.ts';
import { severity, tier } from '../severity.ts';
import { evidence } from './evidence.ts';
import { syndrome } from '../knowledge/syndrome.ts';
import { message } from './message.ts';

/** What context did to the level or the tier. `unknown`: its input is missing, so it changed nothing (never lowers). */
export const modifierTrace = z.object({
  id: z.string().min(1).max(120),
  effect: z.enum(['raised', 'lowered', 'choseLevel', 'unknown']),
  reason: localisedText,
  from: severity.optional(),
  to: severity.optional(),
  fromTier: tier.optional(),
  toTier: tier.optional(),
  evidence: z.array(evidence),
});
export type ModifierTrace = z.infer<typeof modifierTrace>;

/** Where a rule comes from. */
export const citation = z.object({
  sourceId: z.string().min(1).max(80),
  text: z.string().min(1).max(500),
  url: z.string().max(500).optional(),
});
export type Citation = z.infer<typeof citation>;

/** A rule that was hit. Several rules on one pair or syndrome are one finding, led by the most severe. */
export const firedRule = z.object({
  ruleId: z.string().min(1).max(200),
  packId: z.string().min(1).max(80),
  packVersion: z.string().min(1).max(40),
  severity,
  /** How well the hazard is established, and whether a fact of the patient points to it: with the severity they chose the first tier. */
  evidenceLevel: z.enum(['established', 'probable', 'theoretical']).optional(),
  context: z.enum(['known', 'shown']).optional(),
  mechanism: localisedText.optional(),
  citations: z.array(citation).min(1),
  /** The one harm that the rule is about. */
  syndrome: syndrome.optional(),
});
export type FiredRule = z.infer<typeof firedRule>;

/** What a finding about one harm was put together from: each as the check of its family found it. */
export const findingPart = z.object({
  key: z.string().min(1).max(300),
  family,
  severity,
  tier,
  orderIds: z.array(identifier),
  substances: z.array(z.string().min(1).max(120)),
  ruleIds: z.array(z.string().min(1).max(200)).min(1),
  title: message,
});
export type FindingPart = z.infer<typeof findingPart>;

/** A finding: what is wrong, for whom, on which facts, what to do, and what would clear it. */
export const finding = z.object({
  /** Stable while it is about the same thing (family, leading subject, lines): an answer refers to it. */
  key: z.string().min(1).max(300),
  /** Changes when something that matters changes (rule content, level, tier, band, order revision, what is unknown). */
  fingerprint: z.string().min(1).max(64),
  family,
  severity,
  tier,
  /** The tier before context: what a person sees on asking "why is it here". */
  initialTier: tier,
  orderIds: z.array(identifier),
  /** Substance ids of the pack, one or more per line concerned. */
  substances: z.array(z.string().min(1).max(120)),
  /** The short title, e.g. "Danger: high potassium, three causes". */
  title: message,
  /** From the rule: what can happen, what follows, what to do in this order. */
  hazard: localisedText,
  consequence: localisedText.optional(),
  actions: z.array(ruleAction),
  evidence: z.array(evidence),
  rules: z.array(firedRule).min(1),
  modifiers: z.array(modifierTrace),
  /** What would make it go away: computed (a dose, a stop, a result). */
  clearsWhen: z.array(message),
  /** The band of the leading rule, e.g. `potassium>=6.0`. */
  band: z.string().max(200).optional(),
  /** Analytes whose next result bears on this finding ("will monitor" makes its task of them). */
  monitor: z.array(z.string().max(60)),
  /** Present when several checks speak of one harm and are told as one finding; most severe first. */
  parts: z.array(findingPart).optional(),
});
export type Finding = z.infer<typeof finding>;
