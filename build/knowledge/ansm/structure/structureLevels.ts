import type { RuleCondition } from '../../../../schema/knowledge/condition.ts';
import type { InteractionRule } from '../../../../schema/knowledge/rules/interaction.ts';
import type { AnsmRule } from '../ansmSource.ts';
import { severityOfLevel } from '../ansmTexts.ts';
import type { ClauseContext } from './clauseContext.ts';
import { type LevelReading, readLevel } from './readLevel.ts';

export type Levels = InteractionRule['levels'];

/**
 * The levels of a rule with their conditions, worst first. A level whose text is not wholly understood asks a person, so that it
 * holds until someone decides; the last level always holds, so that no pair is lost.
 */
export function structureLevels(rule: AnsmRule, context: ClauseContext): Levels {
  const readings = rule.levels.map((level) => readLevel(level.info, context));
  return rule.levels.map((level, index) => {
    const severity = severityOfLevel[level.level];
    if (index === rule.levels.length - 1) return { severity };
    return { severity, when: conditionOf(level, readings[index], readings.slice(index + 1), index === 0) };
  });
}

/** The levels as the file lists them: a person chooses, and until then the worst holds for every pair of the rule. */
export function unreadLevels(rule: AnsmRule): Levels {
  return rule.levels.map((level, index) => ({
    severity: severityOfLevel[level.level],
    ...(index === rule.levels.length - 1 ? {} : { when: judgementOf(level) }),
  }));
}

function judgementOf(level: AnsmRule['levels'][number]): RuleCondition {
  return {
    fact: 'judgement',
    question: {
      en: `The source chooses the level in its text (French): ${level.info}`.slice(0, 900),
      fr: level.info === '' ? level.label : level.info,
    },
  };
}

function conditionOf(
  level: AnsmRule['levels'][number],
  reading: LevelReading | undefined,
  lower: readonly LevelReading[],
  isFirst: boolean,
): RuleCondition {
  const judgement = judgementOf(level);
  if (reading === undefined) return judgement;
  if (reading.conditions.length > 0) {
    const [last] = lower.slice(-1);
    const isClosed = isFirst && last !== undefined && isListOfDrugs(reading) && isListOfDrugs(last);
    return anyOf([
      ...reading.conditions,
      ...(reading.isWhole ? [] : [judgement]),
      ...(isClosed ? [{ not: anyOf(lower.flatMap((one) => one.conditions)) }] : []),
    ]);
  }
  // It says only what to do: it is meant for whatever the lower levels do not name.
  const below = lower.flatMap((one) => one.conditions);
  return reading.isRest && below.length > 0 ? { not: anyOf(below) } : judgement;
}

/** A level that names drugs or routes and nothing else: a drug that neither it nor any other level names keeps the worst level. */
function isListOfDrugs({ conditions, isWhole }: LevelReading): boolean {
  const isNamed = (condition: RuleCondition): boolean => {
    if ('all' in condition) return condition.all.every(isNamed);
    if ('any' in condition) return condition.any.every(isNamed);
    return 'fact' in condition && (condition.fact === 'substance' || condition.fact === 'route');
  };
  return isWhole && conditions.length > 0 && conditions.every(isNamed);
}

function anyOf(conditions: readonly RuleCondition[]): RuleCondition {
  const [only] = conditions;
  return conditions.length === 1 && only !== undefined ? only : { any: conditions };
}
