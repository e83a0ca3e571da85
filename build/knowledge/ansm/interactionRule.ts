import type { Rule } from '../../../schema/knowledge/knowledgePack.ts';
import type { RuleAction } from '../../../schema/knowledge/ruleAction.ts';
import type { Severity } from '../../../schema/severity.ts';
import { nameOfEnd, referenceOf, ruleId, ruleParts, type Writing } from './ansmRuleParts.ts';
import type { AnsmRule } from './ansmSource.ts';
import { actionOfLevel, hazardOfLevel, mended, severityOfLevel } from './ansmTexts.ts';
import { contextModifiers } from './structure/contextModifiers.ts';
import { type RuleStructure, worstLevel } from './structure/structureRule.ts';

/** One rule of the thesaurus as a rule of family 1, with what its text was understood to say as conditions and modifiers. */
export function interactionRule(rule: AnsmRule, structure: RuleStructure, writing: Writing): Rule {
  const id = ruleId(rule);
  const worst = worstLevel(rule);
  return {
    ...ruleParts(rule, id, writing),
    family: 'interaction',
    a: referenceOf(rule.a),
    b: referenceOf(rule.b),
    hazard: { en: hazardEn(rule, worst, structure, writing), fr: mended(rule.mechanism) },
    actions: [
      ...rule.levels.map((level) => actionOf(level, rule.levels.length > 1)),
      ...structuredActions(rule, structure, writing),
    ],
    modifiers: [...contextModifiers(id, worst, structure)],
    monitor: [...structure.monitor],
    levels: structure.levels,
    ...(structure.effects.length === 0
      ? {}
      : { effects: structure.effects.map(({ of, direction }) => ({ of, concentration: direction })) }),
  };
}

function actionOf({ level, label, info }: AnsmRule['levels'][number], isOneOfSeveral: boolean): RuleAction {
  const standard = actionOfLevel[severityOfLevel[level]];
  const said = mended(info);
  return said === '' ? standard : { en: standard.en, fr: isOneOfSeveral ? `${label} ${said}` : said };
}

/** "Contraindicated together: a + b. Raises the concentration of b." */
function hazardEn(rule: AnsmRule, worst: Severity, { effects }: RuleStructure, writing: Writing): string {
  const pair = [rule.a, rule.b].map((end) => nameOfEnd(end, writing).en).join(' + ');
  const sentences = effects.map(
    ({ of, direction }) =>
      ` Concentrations of ${nameOfEnd(rule[of], writing).en} are ${direction === 'raised' ? 'raised' : 'lowered'}.`,
  );
  return `${hazardOfLevel[worst]}: ${pair}.${sentences.join('')}`;
}

/** The understood parts in words, for those who do not read the French of the source. */
function structuredActions(
  rule: AnsmRule,
  { limits, hoursApart, windows }: RuleStructure,
  writing: Writing,
): readonly RuleAction[] {
  const name = (end: 'a' | 'b') => nameOfEnd(rule[end], writing);
  const actions: RuleAction[] = limits
    .filter((limit) => limit.members === null)
    .map(({ of, mgPerDay }) => ({
      en: `Keep ${name(of).en} at ${mgPerDay} mg a day or less.`,
      fr: `${name(of).fr} : ne pas dépasser ${mgPerDay} mg par jour.`,
    }));
  if (hoursApart !== null)
    actions.push({
      en: `Give ${name(hoursApart.moved).en} at least ${hoursApart.before} hours apart from the other.`,
      fr: `Espacer les prises d'au moins ${hoursApart.before} heures.`,
    });
  for (const { first, days } of windows)
    if (days >= 1)
      actions.push({
        en: `It still holds for ${days} days after the last dose of ${name(first).en}.`,
        fr: `Vaut encore ${days} jours après la dernière prise de ${name(first).fr}.`,
      });
  return actions;
}
