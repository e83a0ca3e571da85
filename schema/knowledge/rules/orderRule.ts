import { z } from 'zod';
import { route } from '../../chart/route.ts';
import { localisedText } from '../../localisedText.ts';
import { severity } from '../../severity.ts';
import { ruleCondition } from '../condition.ts';
import { drugReference } from '../drugReference.ts';
import { ruleAction } from '../ruleAction.ts';
import { ruleBase } from '../ruleBase.ts';

/**
 * A drug judged by facts of the patient or of its order. `appliesWhen` says whom the rule is about at all: elsewhere the check is
 * not applicable. Of the levels the first whose condition holds is taken, and the worst that could still hold while one is unknown and
 * the rule certainly fires. Where nothing is certain, `whenUnknown` decides between "not assessed" and the worst possible level.
 */
const orderRuleBase = ruleBase.extend({
  drugs: z.array(drugReference),
  /** Where only some routes count; absent: all that reach the blood. */
  routes: z.array(route).optional(),
  /** What the finding is about, in a few words, after the name of the drug: "in heart failure". */
  about: localisedText,
  appliesWhen: ruleCondition.optional(),
  levels: z
    .array(
      z.object({
        severity,
        when: ruleCondition.optional(),
        /** In place of the rule's own words at this level. */
        about: localisedText.optional(),
        hazard: localisedText.optional(),
        actions: z.array(ruleAction).optional(),
      }),
    )
    .min(1),
  whenUnknown: z.enum(['notAssessed', 'worst']),
  /** `shown`: a fact of this patient already points to the harm, so it starts louder (`clinical/tier`). */
  context: z.enum(['known', 'shown']),
});

/** Family 2: what may not be given by this route, or acts otherwise by it. */
export const routeRule = orderRuleBase.extend({ family: z.literal('route') });
/** Family 3: what becomes a hazard from a dose on, by itself or beside another drug. */
export const doseThresholdRule = orderRuleBase.extend({ family: z.literal('doseThreshold') });
/** Family 11: by Child-Pugh class, aminotransferases or a recorded liver disease. */
export const hepaticRule = orderRuleBase.extend({ family: z.literal('hepatic') });
/** Family 12: a drug in a condition. */
export const conditionRule = orderRuleBase.extend({ family: z.literal('condition') });
/** Family 13. */
export const pregnancyLactationRule = orderRuleBase.extend({ family: z.literal('pregnancyLactation') });
/** Family 14: from 65 years. */
export const olderPeopleRule = orderRuleBase.extend({ family: z.literal('olderPeople') });
/** Family 20: tubes, crushing, fasting, food. */
export const administrationRule = orderRuleBase.extend({ family: z.literal('administration') });
/** Family 21: a recorded phenotype or genotype. */
export const pharmacogenomicsRule = orderRuleBase.extend({ family: z.literal('pharmacogenomics') });
/**
 * Family 22: a rule that a pharmacist of the site wrote. Without drugs it is about the patient. Only `active` ones are shown;
 * `silent` ones run and are counted, `draft` ones run in a replay only.
 */
export const siteProtocolRule = orderRuleBase.extend({
  family: z.literal('siteProtocol'),
  stage: z.enum(['draft', 'silent', 'active']),
});

export const orderRule = z.discriminatedUnion('family', [
  routeRule,
  doseThresholdRule,
  hepaticRule,
  conditionRule,
  pregnancyLactationRule,
  olderPeopleRule,
  administrationRule,
  pharmacogenomicsRule,
  siteProtocolRule,
]);
export type OrderRule = z.infer<typeof orderRule>;
