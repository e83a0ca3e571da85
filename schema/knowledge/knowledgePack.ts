import { z } from 'zod';
import { coding } from '../coding.ts';
import { family } from '../family.ts';
import { calendarDate } from '../instant.ts';
import { localisedText } from '../localisedText.ts';
import { goldenCase } from './goldenCase.ts';
import { allergyRule } from './rules/allergy.ts';
import { cumulativeRiskRule } from './rules/cumulativeRisk.ts';
import { duplicateTherapyRule } from './rules/duplicateTherapy.ts';
import { interactionRule } from './rules/interaction.ts';
import { laboratoryTriggerRule } from './rules/laboratoryTrigger.ts';
import { missingMonitoringRule } from './rules/missingMonitoring.ts';
import { renalRule } from './rules/renal.ts';
import { childrenRule, doseRule } from './rules/dose.ts';
import { drugLevelRule } from './rules/drugLevel.ts';
import { intakeSeparationRule } from './rules/intakeSeparation.ts';
import { intravenousCompatibilityRule } from './rules/intravenousCompatibility.ts';
import { orderRule } from './rules/orderRule.ts';
import { timeWindowRule } from './rules/timeWindow.ts';

/** A substance by its international name, with the codes and names by which orders may call it. */
export const substance = z.object({
  id: z.string().min(1).max(120),
  name: localisedText,
  /** Salts, esters, brand and common names, in any language. */
  synonyms: z.array(z.string().min(1).max(200)),
  rxNorm: z.array(z.string()),
  atc: z.array(z.string()),
  snomed: z.array(z.string()),
  /** A food, a material or an excipient: found in allergy records, and by no word of an order ("huile de foie de poisson"). */
  allergenOnly: z.literal(true).optional(),
});
export type Substance = z.infer<typeof substance>;

/** A set of substances. Membership is expanded: no class holds a class. */
export const substanceClass = z.object({
  id: z.string().min(1).max(200),
  name: localisedText,
  members: z.array(z.string().min(1)),
});
export type SubstanceClass = z.infer<typeof substanceClass>;

/**
 * A product and what it holds per unit: lets the resolver read CIS codes, the ATC codes of fixed combinations, and brands
 * that name several substances at once. Known by its codes, its name or its synonyms; `codings` may be empty.
 */
export const product = z.object({
  codings: z.array(coding),
  name: z.string().min(1).max(500),
  synonyms: z.array(z.string().min(1).max(200)).optional(),
  ingredients: z.array(z.object({ substance: z.string().min(1), strengthText: z.string().max(200).optional() })).min(1),
  /** The ingredients stand in the order in which the label states their strengths ("Ixprim 37.5 mg/325 mg"). */
  ordered: z.literal(true).optional(),
});

export const rule = z.discriminatedUnion('family', [
  interactionRule,
  cumulativeRiskRule,
  allergyRule,
  duplicateTherapyRule,
  renalRule,
  laboratoryTriggerRule,
  missingMonitoringRule,
  timeWindowRule,
  intakeSeparationRule,
  doseRule,
  childrenRule,
  drugLevelRule,
  intravenousCompatibilityRule,
  ...orderRule.options,
]);
export type Rule = z.infer<typeof rule>;

/** Codes by which a group of conditions is recognised (`heartFailure`). */
export const conditionGroup = z.object({
  id: z.string().min(1).max(60),
  name: localisedText,
  codings: z.array(coding),
  icd10Prefixes: z.array(z.string()),
  /** Words for a condition that came without a code, English and French: whole words, accents and plural s do not matter. */
  words: z.array(z.string().min(2).max(80)).optional(),
});

/** Which drugs a family was written for. A drug outside is "not covered" there: having no rule is not being safe. */
export const coverage = z.object({ family, substances: z.array(z.string().min(1)) });

/** A knowledge pack before it is compiled and signed, and after it was opened. */
export const knowledgePack = z.object({
  format: z.literal(1),
  id: z.string().min(1).max(80),
  version: z.string().min(1).max(40),
  title: localisedText,
  effectiveDate: calendarDate,
  expiryDate: calendarDate,
  sources: z.array(
    z.object({
      id: z.string().min(1).max(80),
      title: z.string().min(1),
      edition: z.string().min(1),
      licence: z.string().min(1),
      url: z.string().optional(),
    }),
  ),
  substances: z.array(substance),
  classes: z.array(substanceClass),
  products: z.array(product),
  conditionGroups: z.array(conditionGroup),
  rules: z.array(rule),
  coverage: z.array(coverage),
  /** Which checks it passed before it was signed (`sync/pack/packShape.ts`). */
  shape: z.string().max(40).optional(),
  /** Run on the device before the pack is used. */
  goldenCases: z.array(goldenCase).max(200).optional(),
});
export type KnowledgePack = z.infer<typeof knowledgePack>;

/** First line of a pack file, as JSON; the compressed pack follows. The signature is Ed25519 over the compressed bytes. */
export const packHeader = z.object({
  format: z.literal('wardlight-pack-1'),
  id: z.string(),
  version: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  keyId: z.string().max(80),
  signature: z.string(),
});
export type PackHeader = z.infer<typeof packHeader>;
