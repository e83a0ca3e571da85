import { z } from 'zod';
import { action, actions, commonEntry, drugNames, fileHead, level, modifierSource } from './sources/commonEntry.ts';
import { childrenFile, doseFile } from './sources/doseSource.ts';
import { orderRuleFiles } from './sources/orderRuleSource.ts';
import {
  drugLevelFile,
  intakeSeparationFile,
  intravenousCompatibilityFile,
  timeWindowFile,
} from './sources/pairedSources.ts';
import { family } from '../../../schema/family.ts';
import { calendarDate } from '../../../schema/instant.ts';
import { localisedText } from '../../../schema/localisedText.ts';
import { syndrome } from '../../../schema/knowledge/syndrome.ts';
import { severity } from '../../../schema/severity.ts';

/** The YAML that a pharmacist writes. Objects are strict: a misspelt key is a fault, not a rule silently weakened. */

/** `pack.yaml` */
export const packSource = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: localisedText,
  effectiveDate: calendarDate,
  expiryDate: calendarDate,
  sources: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      edition: z.string(),
      licence: z.string(),
      url: z.string().optional(),
    }),
  ),
});

/** `substances/*.yaml`: the key is the id. `names` are brands, salts and other names. */
export const substancesSource = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  z.strictObject({
    en: z.string().optional(),
    fr: z.string(),
    names: z.array(z.string()).optional(),
    rxNorm: z.array(z.string()).optional(),
    atc: z.array(z.string()).optional(),
    snomed: z.array(z.string()).optional(),
    allergenOnly: z.literal(true).optional(),
  }),
);

/** `substanceCodes.yaml`: written by the collector, never by hand. */
export const substanceCodesSource = z.record(
  z.string(),
  z.strictObject({
    rxNorm: z.array(z.string()).optional(),
    atc: z.array(z.string()).optional(),
    names: z.array(z.string()).optional(),
  }),
);

/** `products/*.yaml`: fixed combinations by name, brand and ATC code. */
export const productsSource = z.array(
  z.strictObject({
    name: z.string(),
    names: z.array(z.string()).optional(),
    atc: z.array(z.string()).optional(),
    rxNorm: z.array(z.string()).optional(),
    of: z.array(z.string()).min(1),
    /** `of` stands in the order of the strengths on the label. */
    ordered: z.literal(true).optional(),
  }),
);

/** `classes/*.yaml`: the key is the id; `of` names substances and other classes, which are expanded; `except` takes away. */
export const classesSource = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  z.strictObject({
    en: z.string(),
    fr: z.string(),
    of: z.array(z.string()).min(1),
    except: z.array(z.string()).optional(),
  }),
);

/** `conditionGroups.yaml` */
export const conditionGroupsSource = z.record(
  z.string(),
  z.strictObject({
    en: z.string(),
    fr: z.string(),
    icd10: z.array(z.string()),
    snomed: z.array(z.string()).optional(),
    words: z.array(z.string()).optional(),
    /** Other groups, all of whose conditions belong here too. */
    of: z.array(z.string()).optional(),
  }),
);

/** `phrases.yaml`: actions that many rules share. */
export const phrasesSource = z.record(z.string(), action);

/** `modifiers.yaml` and `conditions.yaml`: named context that rules refer to. */
export const modifiersSource = z.record(z.string(), modifierSource.omit({ id: true }));
export const conditionsSource = z.record(z.string(), z.unknown());

/** `coverage/*.yaml`: drugs reviewed for a family without a rule being needed, with the reason. */
export const coverageSource = z.strictObject({
  family,
  reviewed: z.array(z.strictObject({ because: z.string(), substances: z.array(z.string()).min(1) })),
});

/** `rules/**.yaml`: one family a file, one hazard an entry; `pairs` spells the entry out for each pair of drugs. */
export const ruleFileSource = z.discriminatedUnion('family', [
  z.strictObject({
    ...fileHead,
    family: z.literal('interaction'),
    rules: z.array(
      z.strictObject({
        ...commonEntry,
        pairs: z.array(z.tuple([drugNames, drugNames, severity])).min(1),
        levels: z.array(level).optional(),
        anyRoute: z.boolean().optional(),
      }),
    ),
  }),
  z.strictObject({
    ...fileHead,
    family: z.literal('cumulativeRisk'),
    rules: z.array(
      z.strictObject({
        ...commonEntry,
        syndrome,
        measure: z.literal('morphineEquivalents').optional(),
        members: z
          .array(z.strictObject({ of: drugNames, points: z.number().positive(), group: z.string().optional() }))
          .min(1),
        steps: z
          .array(
            z.strictObject({
              level: severity,
              points: z.number(),
              substances: z.number(),
              groups: z.number().optional(),
              /** Milligrams of oral morphine equivalent a day. */
              morphine: z.number().optional(),
            }),
          )
          .min(1),
        excludedRoutes: z.array(z.string()).optional(),
      }),
    ),
  }),
  z.strictObject({
    ...fileHead,
    family: z.literal('allergy'),
    rules: z.array(
      z.strictObject({
        ...commonEntry,
        relation: z.enum(['sameClass', 'crossReactive', 'excipient']),
        pairs: z.array(z.tuple([drugNames, drugNames])).min(1),
        severe: severity,
        mild: severity,
        unknown: severity,
        intolerance: severity,
      }),
    ),
  }),
  z.strictObject({
    ...fileHead,
    family: z.literal('duplicateTherapy'),
    rules: z.array(
      z.strictObject({
        ...commonEntry,
        class: z.string(),
        level: severity,
        intended: z.array(z.tuple([drugNames, drugNames])).optional(),
      }),
    ),
  }),
  z.strictObject({
    ...fileHead,
    family: z.literal('renal'),
    rules: z.array(
      z.strictObject({
        ...commonEntry,
        drug: drugNames,
        estimate: z.enum(['cockcroftGault', 'ckdEpi']),
        routes: z.array(z.string()).optional(),
        maxAgeHours: z.number().optional(),
        bands: z
          .array(
            z.strictObject({
              below: z.number().nullable(),
              level: severity.optional(),
              maxDaily: z.string().optional(),
              maxSingle: z.string().optional(),
              minHours: z.number().optional(),
              en: z.string().optional(),
              fr: z.string().optional(),
            }),
          )
          .min(1),
        dialysis: z.strictObject({ level: severity.optional(), en: z.string(), fr: z.string() }).optional(),
      }),
    ),
  }),
  z.strictObject({
    ...fileHead,
    family: z.literal('laboratoryTrigger'),
    rules: z.array(
      z.strictObject({
        ...commonEntry,
        id: z.string(),
        drugs: drugNames,
        routes: z.array(z.string()).optional(),
        analyte: z.string(),
        course: z.enum(['value', 'acuteKidneyInjury']).optional(),
        maxAgeHours: z.number(),
        onlyIfMeasured: z.boolean().optional(),
        bands: z
          .array(
            z.strictObject({
              is: z.string(),
              level: severity,
              critical: z.boolean().optional(),
              en: z.string().optional(),
              fr: z.string().optional(),
              actions: actions.optional(),
            }),
          )
          .min(1),
      }),
    ),
  }),
  z.strictObject({
    ...fileHead,
    family: z.literal('missingMonitoring'),
    rules: z.array(
      z.strictObject({
        ...commonEntry,
        id: z.string(),
        drugs: drugNames,
        routes: z.array(z.string()).optional(),
        analyte: z.string(),
        level: severity,
        withinDays: z.number(),
        afterDays: z.number(),
      }),
    ),
  }),
  doseFile,
  childrenFile,
  timeWindowFile,
  intakeSeparationFile,
  intravenousCompatibilityFile,
  drugLevelFile,
  ...orderRuleFiles,
]);
export type RuleFileSource = z.infer<typeof ruleFileSource>;
/** The entries of one family. */
export type RuleSource<F extends RuleFileSource['family']> = Extract<RuleFileSource, { family: F }>['rules'][number];
/** What every entry has. */
export type CommonSource = Pick<RuleSource<'renal'>, keyof typeof commonEntry>;
