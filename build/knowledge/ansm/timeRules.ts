import type { RuleCondition } from '../../../schema/knowledge/condition.ts';
import type { Rule } from '../../../schema/knowledge/knowledgePack.ts';
import { nameOfEnd, referenceOf, ruleId, ruleParts, type Writing } from './ansmRuleParts.ts';
import type { AnsmRule } from './ansmSource.ts';
import { mended, severityOfLevel } from './ansmTexts.ts';
import type { RuleStructure } from './structure/structureRule.ts';

/** The rules of families 4 and 5 that hide in a rule: what still holds after a stop, and hours that must not collide. */
export function timeRules(rule: AnsmRule, structure: RuleStructure, writing: Writing): readonly Rule[] {
  return [...windowRules(rule, structure, writing), ...separationRules(rule, structure, writing)];
}

function windowRules(rule: AnsmRule, { windows, restriction }: RuleStructure, writing: Writing): readonly Rule[] {
  return windows.map(({ first, days }): Rule => {
    const next = first === 'a' ? 'b' : 'a';
    const [stopped, given] = [nameOfEnd(rule[first], writing), nameOfEnd(rule[next], writing)];
    const appliesWhen = restriction === null ? null : first === 'a' ? restriction : swapped(restriction);
    return {
      ...ruleParts(rule, `${ruleId(rule, 'ansm after a stop')} (${first})`, writing),
      family: 'timeWindow',
      first: referenceOf(rule[first]),
      next: referenceOf(rule[next]),
      washoutDays: days,
      severity: lowestLevel(rule),
      hazard: {
        en: `${stopped.en} still acts on ${given.en} for ${daysInWords(days).en} after it was stopped.`,
        fr: mended(rule.mechanism),
      },
      actions: [
        {
          en: `Count ${stopped.en} as given until ${daysInWords(days).en} after its last dose.`,
          fr: mended(rule.levels.at(-1)?.info ?? '') || `Tenir compte d'un délai de ${daysInWords(days).fr}.`,
        },
      ],
      ...(appliesWhen === null ? {} : { appliesWhen }),
    };
  });
}

/** A rule of several levels names its hours or days in the least of them. */
function lowestLevel(rule: AnsmRule) {
  const last = rule.levels.at(-1);
  return last === undefined ? 'takeIntoAccount' : severityOfLevel[last.level];
}

function separationRules(
  rule: AnsmRule,
  { hoursApart, restriction }: RuleStructure,
  writing: Writing,
): readonly Rule[] {
  if (hoursApart === null || rule.a.type === 'other' || rule.b.type === 'other') return [];
  const drug = hoursApart.moved === 'a' ? 'b' : 'a';
  const [kept, moved] = [nameOfEnd(rule[drug], writing), nameOfEnd(rule[hoursApart.moved], writing)];
  // A route in the text is about the gut, which is what this family is about; any other restriction it cannot hold.
  if (restriction !== null && !isRoute(restriction)) return [];
  return [
    {
      ...ruleParts(rule, ruleId(rule, 'ansm hours apart'), writing),
      family: 'intakeSeparation',
      drug: referenceOf(rule[drug]),
      binder: referenceOf(rule[hoursApart.moved]),
      hoursBefore: hoursApart.before,
      hoursAfter: hoursApart.after,
      severity: lowestLevel(rule),
      hazard: { en: `${moved.en} taken too near to ${kept.en}.`, fr: mended(rule.mechanism) },
      actions: [
        {
          en: `Give ${moved.en} ${hoursApart.before} hours before ${kept.en}, or ${hoursApart.after} hours after it.`,
          fr: mended(rule.levels.at(-1)?.info ?? ''),
        },
      ],
    },
  ];
}

function isRoute(condition: RuleCondition): boolean {
  return 'fact' in condition && condition.fact === 'route';
}

/** The same condition with the ends exchanged. */
function swapped(condition: RuleCondition): RuleCondition {
  if ('all' in condition) return { all: condition.all.map(swapped) };
  if ('any' in condition) return { any: condition.any.map(swapped) };
  if ('not' in condition) return { not: swapped(condition.not) };
  if (!('of' in condition) || (condition.of !== 'a' && condition.of !== 'b')) return condition;
  return { ...condition, of: condition.of === 'a' ? 'b' : 'a' };
}

function daysInWords(days: number): { readonly en: string; readonly fr: string } {
  const hours = Math.round(days * 24);
  return days < 1 ? { en: `${hours} hours`, fr: `${hours} heures` } : { en: `${days} days`, fr: `${days} jours` };
}
