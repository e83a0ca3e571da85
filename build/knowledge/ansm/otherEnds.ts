import type { Route } from '../../../schema/chart/route.ts';
import type { RuleCondition } from '../../../schema/knowledge/condition.ts';
import type { Rule } from '../../../schema/knowledge/knowledgePack.ts';
import type { LocalisedText } from '../../../schema/localisedText.ts';
import type { Severity } from '../../../schema/severity.ts';
import { nameOfEnd, referenceOf, ruleId, ruleParts, type Writing } from './ansmRuleParts.ts';
import type { AnsmRule } from './ansmSource.ts';
import { mended, severityOfLevel } from './ansmTexts.ts';

/** How a rule with an end that is neither substance nor class became rules. */
export type OtherEnd = { readonly treatment: Treatment; readonly rules: readonly Rule[] };
export type Treatment =
  | 'grapefruit'
  | 'alcohol'
  | 'anyDrugByMouth'
  | 'injectedIron'
  | 'vaginalRoute'
  | 'tea'
  | 'latex'
  | 'none';

const byMouth: Route[] = ['oral', 'enteralTube'];
const injected: Route[] = ['intravenous', 'intramuscular'];
const HOURS_FROM_ANY_DRUG = 2;

/** Classes that these rules need and the thesaurus has not: every substance of the index but the members of one class. */
export function everythingBut(name: string): string {
  return `tout sauf ${name}`;
}

/** null: both ends are linked. */
export function otherEnd(rule: AnsmRule, writing: Writing): OtherEnd | null {
  const [drug, other] = rule.a.type === 'other' ? [rule.b, rule.a] : [rule.a, rule.b];
  if (other.type !== 'other') return null;
  const write = new Map<RegExp, () => OtherEnd>([
    [/^pamplemousse/, () => grapefruit(rule, drug, writing)],
    [/^alcool/, () => alcohol(rule, drug, writing)],
    [/^medicaments administres par voie orale$/, () => anyDrugByMouth(rule, drug, writing)],
    [/^sels de fer par voie injectable$/, () => injectedIron(rule, drug, writing)],
    [/^medicaments utilises par voie vaginale$/, () => vaginalRoute(rule, drug, writing)],
    [/^theine$/, () => tea(rule, drug, writing)],
    [/^preservatifs en latex$/, () => latex(rule, drug, writing)],
  ]);
  for (const [pattern, treat] of write) if (pattern.test(other.id)) return treat();
  return { treatment: 'none', rules: [] };
}

/** Nobody knows from a chart what a patient eats: advice, a step quieter than the level of the source. */
function grapefruit(rule: AnsmRule, drug: AnsmRule['a'], writing: Writing): OtherEnd {
  const name = nameOfEnd(drug, writing);
  return {
    treatment: 'grapefruit',
    rules: [
      advice(rule, drug, writing, {
        routes: byMouth,
        about: { en: 'with grapefruit', fr: 'avec le pamplemousse' },
        hazard: { en: `Grapefruit changes the concentrations of ${name.en}.`, fr: mended(rule.mechanism) },
        action: { en: 'No grapefruit, neither fruit nor juice.', fr: 'Pas de pamplemousse, ni fruit ni jus.' },
      }),
    ],
  };
}

/** With a recorded harmful use the level of the source holds; without one it is advice. */
function alcohol(rule: AnsmRule, drug: AnsmRule['a'], writing: Writing): OtherEnd {
  const about = { en: 'with alcohol', fr: "avec l'alcool" };
  const hazard = { en: `Alcohol and ${nameOfEnd(drug, writing).en} do not go together.`, fr: mended(rule.mechanism) };
  const action = {
    en: 'Avoid alcoholic drinks and medicines that contain alcohol.',
    fr: "Éviter les boissons alcoolisées et les médicaments contenant de l'alcool.",
  };
  // "Chez la femme en âge de procréer": the harm of acitretin with alcohol is to a child.
  const onlyWomen: RuleCondition | null = /femme en age de procreer/.test(
    mended(rule.mechanism).normalize('NFD').replace(/\p{M}/gu, ''),
  )
    ? { fact: 'sex', is: 'female' }
    : null;
  const recorded: Rule = {
    ...ruleParts(rule, ruleId(rule, 'ansm harmful alcohol'), writing),
    family: 'condition',
    drugs: [referenceOf(drug)],
    about: { en: 'in harmful use of alcohol', fr: "en cas de consommation d'alcool à risque" },
    hazard,
    actions: [action],
    ...(onlyWomen === null ? {} : { appliesWhen: onlyWomen }),
    levels: [{ severity: sourceLevel(rule), when: { fact: 'condition', group: 'alcoholUse' } }],
    whenUnknown: 'notAssessed',
    context: 'known',
  };
  return {
    treatment: 'alcohol',
    rules: [
      recorded,
      advice(rule, drug, writing, {
        about,
        hazard,
        action,
        // Every sedative would show a card to every patient otherwise.
        ...(sourceLevel(rule) === 'contraindicated' ? {} : { severity: 'takeIntoAccount' as const }),
        ...(onlyWomen === null ? {} : { appliesWhen: onlyWomen }),
      }),
    ],
  };
}

/** Family 5 against every other drug by mouth. */
function anyDrugByMouth(rule: AnsmRule, drug: AnsmRule['a'], writing: Writing): OtherEnd {
  const name = nameOfEnd(drug, writing);
  return {
    treatment: 'anyDrugByMouth',
    rules: [
      {
        ...ruleParts(rule, ruleId(rule, 'ansm hours apart'), writing),
        family: 'intakeSeparation',
        drug: { class: everythingBut(drug.id) },
        binder: referenceOf(drug),
        hoursBefore: HOURS_FROM_ANY_DRUG,
        hoursAfter: HOURS_FROM_ANY_DRUG,
        severity: quieter(rule),
        hazard: { en: `${name.en} may hinder the absorption of any drug taken with it.`, fr: mended(rule.mechanism) },
        actions: [
          {
            en: `Give it ${HOURS_FROM_ANY_DRUG} hours apart from other drugs by mouth.`,
            fr: mended(rule.levels.at(-1)?.info ?? '') || `Espacer de ${HOURS_FROM_ANY_DRUG} heures.`,
          },
        ],
      },
    ],
  };
}

/** The same substance on two lines, one injected and one by mouth: a rule about the routes of its lines together. */
function injectedIron(rule: AnsmRule, drug: AnsmRule['a'], writing: Writing): OtherEnd {
  return {
    treatment: 'injectedIron',
    rules: [
      {
        ...ruleParts(rule, ruleId(rule, 'ansm routes'), writing),
        family: 'route',
        drugs: [referenceOf(drug)],
        about: { en: 'by mouth beside an injection', fr: 'par voie orale avec une forme injectable' },
        hazard: { en: 'Iron by mouth beside injected iron: fainting or shock.', fr: mended(rule.mechanism) },
        actions: [
          { en: 'Stop iron by mouth while it is injected.', fr: 'Arrêter le fer oral pendant les injections.' },
        ],
        appliesWhen: {
          all: [
            { fact: 'route', of: 'subject', in: injected },
            { fact: 'route', of: 'subject', in: byMouth },
          ],
        },
        levels: [{ severity: sourceLevel(rule) }],
        whenUnknown: 'notAssessed',
        context: 'known',
      },
    ],
  };
}

/** Any drug put into the vagina, beside a spermicide. */
function vaginalRoute(rule: AnsmRule, drug: AnsmRule['a'], writing: Writing): OtherEnd {
  return {
    treatment: 'vaginalRoute',
    rules: [
      {
        ...ruleParts(rule, ruleId(rule, 'ansm routes'), writing),
        family: 'route',
        drugs: [{ class: everythingBut(drug.id) }],
        routes: ['vaginal'],
        about: { en: 'in the vagina beside a spermicide', fr: 'par voie vaginale avec un spermicide' },
        hazard: { en: 'Anything put into the vagina can make a spermicide fail.', fr: mended(rule.mechanism) },
        actions: [
          {
            en: 'Advise another contraception meanwhile.',
            fr: 'Conseiller une autre contraception pendant le traitement.',
          },
        ],
        appliesWhen: { fact: 'coMedication', drug: referenceOf(drug) },
        levels: [{ severity: sourceLevel(rule) }],
        whenUnknown: 'notAssessed',
        context: 'known',
      },
    ],
  };
}

function tea(rule: AnsmRule, drug: AnsmRule['a'], writing: Writing): OtherEnd {
  return {
    treatment: 'tea',
    rules: [
      advice(rule, drug, writing, {
        routes: injected,
        about: { en: 'after tea', fr: 'après du thé' },
        hazard: {
          en: 'Tea weakens injected dipyridamole: a scan of the heart may miss what it looks for.',
          fr: mended(rule.mechanism),
        },
        action: {
          en: 'No tea in the 24 hours before the scan.',
          fr: "Pas de thé dans les 24 heures avant l'imagerie.",
        },
      }),
    ],
  };
}

function latex(rule: AnsmRule, drug: AnsmRule['a'], writing: Writing): OtherEnd {
  return {
    treatment: 'latex',
    rules: [
      advice(rule, drug, writing, {
        routes: ['vaginal', 'topical', 'rectal'],
        about: { en: 'with latex condoms', fr: 'avec un préservatif en latex' },
        hazard: { en: 'Mineral oil makes latex tear.', fr: mended(rule.mechanism) },
        action: { en: 'Use a lubricant that dissolves in water.', fr: 'Utiliser un lubrifiant hydrosoluble.' },
      }),
    ],
  };
}

type Advice = {
  readonly routes?: Route[];
  readonly about: LocalisedText;
  readonly hazard: LocalisedText;
  readonly action: LocalisedText;
  readonly appliesWhen?: RuleCondition;
  /** In place of a step below the level of the source. */
  readonly severity?: Severity;
};

function advice(
  rule: AnsmRule,
  drug: AnsmRule['a'],
  writing: Writing,
  { routes, about, hazard, action, appliesWhen, severity }: Advice,
): Rule {
  return {
    ...ruleParts(rule, ruleId(rule, 'ansm advice'), writing),
    family: 'administration',
    drugs: [referenceOf(drug)],
    ...(routes === undefined ? {} : { routes }),
    about,
    hazard,
    actions: [action],
    ...(appliesWhen === undefined ? {} : { appliesWhen }),
    levels: [{ severity: severity ?? quieter(rule) }],
    whenUnknown: 'notAssessed',
    context: 'known',
  };
}

function sourceLevel(rule: AnsmRule): Severity {
  const [first] = rule.levels;
  return first === undefined ? 'takeIntoAccount' : severityOfLevel[first.level];
}

/** Advice that cannot be checked on a chart never asks for an answer: "precaution" at most. */
function quieter(rule: AnsmRule): Severity {
  const level = sourceLevel(rule);
  return level === 'contraindicated' || level === 'notRecommended' ? 'precaution' : level;
}
