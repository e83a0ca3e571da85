import type { OrderRule } from '../../../../schema/knowledge/rules/orderRule.ts';
import { route as routeSchema } from '../../../../schema/chart/route.ts';
import { compileActions, compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import { expandCondition } from '../expandCondition.ts';
import type { Names } from '../names.ts';
import type { OrderRuleSource } from '../sources/orderRuleSource.ts';
import { drugsNamed } from './compilePairs.ts';

type OrderFamily = Exclude<OrderRule['family'], 'siteProtocol'>;

/** Families in which a fact of the patient has to point to the harm before a rule speaks. */
const shownFamilies: ReadonlySet<OrderFamily> = new Set([
  'hepatic',
  'condition',
  'pregnancyLactation',
  'pharmacogenomics',
]);

/** One rule for all the drugs of an entry. */
export function compileOrderRule(
  family: OrderFamily,
  source: OrderRuleSource,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): DraftRule {
  const complain = complainAt(source.id);
  if ((source.level === undefined) === (source.levels === undefined)) complain('write either level or levels');
  const levels = source.levels ?? [{ level: source.level }];
  return {
    ...compileBase([family, file.topic, source.id].join('.'), source, file, names, {}, complain),
    family,
    drugs: drugsNamed(source.drugs, names, complain),
    ...routesOf(source),
    about: source.about,
    ...(source.applies === undefined ? {} : { appliesWhen: conditionOf(source.applies, names, complain) }),
    levels: levels.map((level) => ({
      severity: level.level,
      ...('when' in level && level.when !== undefined ? { when: conditionOf(level.when, names, complain) } : {}),
      ...('about' in level && level.about !== undefined ? { about: level.about } : {}),
      ...('en' in level && level.en !== undefined ? { hazard: { en: level.en, fr: level.fr ?? level.en } } : {}),
      ...('actions' in level && level.actions !== undefined
        ? { actions: compileActions(level.actions, names, {}, complain) }
        : {}),
    })),
    whenUnknown: source.whenUnknown ?? (family === 'doseThreshold' ? 'worst' : 'notAssessed'),
    context: source.context ?? (shownFamilies.has(family) ? 'shown' : 'known'),
  };
}

function routesOf(source: OrderRuleSource) {
  if (source.routes !== undefined) return { routes: source.routes };
  return source.anyRoute === true ? { routes: routeSchema.options } : {};
}

function conditionOf(written: unknown, names: Names, complain: Complain) {
  const condition = expandCondition(written, names);
  if (typeof condition === 'string') complain(condition);
  return condition;
}
