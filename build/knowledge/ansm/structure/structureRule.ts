import type { RuleCondition } from '../../../../schema/knowledge/condition.ts';
import type { AnsmRule } from '../ansmSource.ts';
import { monitoredIn, severityOfLevel } from '../ansmTexts.ts';
import { clauseContext } from './clauseContext.ts';
import { type Emphasis, readEmphasis, readWorse } from './readContext.ts';
import { type DoseLimit, readDoseLimits } from './readDoseLimits.ts';
import { type ConcentrationEffect, readEffects } from './readEffects.ts';
import { type HoursApart, readHoursApart } from './readHoursApart.ts';
import { readRestriction } from './readRestriction.ts';
import { readWindows, type Window } from './readWindows.ts';
import { type Levels, structureLevels, unreadLevels } from './structureLevels.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Everything that was understood of a rule's French text. */
export type RuleStructure = {
  readonly levels: Levels;
  /** Whom a rule with one level is about. */
  readonly restriction: RuleCondition | null;
  readonly hoursApart: HoursApart | null;
  readonly windows: readonly Window[];
  readonly limits: readonly DoseLimit[];
  readonly effects: readonly ConcentrationEffect[];
  readonly emphasis: Emphasis;
  /** For whom the text names a worse level than the file. */
  readonly worse: RuleCondition | null;
  readonly monitor: readonly string[];
};

/** `read`: the text of a rule with several levels chooses among them; `worst`: a person does, and until then the worst holds. */
export type LevelsOfText = 'read' | 'worst';

/** Reads a rule. Its levels lower to "take into account" where its own text says that it is not about this patient or this hour. */
export function structureRule(rule: AnsmRule, vocabulary: Vocabulary, levels: LevelsOfText = 'read'): RuleStructure {
  const context = clauseContext(rule, vocabulary);
  const restriction = rule.levels.length === 1 ? readRestriction(rule, context) : null;
  const hoursApart = readHoursApart(rule, context);
  return {
    levels: withContext(
      levels === 'read' ? structureLevels(rule, context) : unreadLevels(rule),
      restriction,
      hoursApart,
    ),
    restriction,
    hoursApart,
    windows: readWindows(rule, context),
    limits: readDoseLimits(rule, context),
    effects: readEffects(rule.mechanism, context),
    emphasis: readEmphasis(rule),
    worse: readWorse(rule, context),
    monitor: [...new Set([rule.mechanism, ...rule.levels.map((level) => level.info)].flatMap(monitoredIn))],
  };
}

/** Never gone, only lowered: the pair stays in the list with the reason, and rises again with the context. */
function withContext(levels: Levels, restriction: RuleCondition | null, hoursApart: HoursApart | null): Levels {
  const last = levels.at(-1);
  if (last === undefined || last.severity === 'takeIntoAccount') return levels;
  const conditions: RuleCondition[] = [];
  if (restriction !== null) conditions.push(restriction);
  if (hoursApart !== null) conditions.push(collision(hoursApart));
  const [only] = conditions;
  if (only === undefined) return levels;
  const when = conditions.length > 1 ? { all: conditions } : only;
  return [...levels.slice(0, -1), { ...last, when }, { severity: 'takeIntoAccount' }];
}

/** The hours that the text asks for are not kept; of two distances the longer one counts here, since either may be meant. */
export function collision({ before, after }: HoursApart): RuleCondition {
  return { fact: 'hoursApart', comparator: '<', hours: Math.max(before, after) };
}

/** The level at which a rule without any context stands. */
export function worstLevel(rule: AnsmRule) {
  const [first] = rule.levels;
  return first === undefined ? 'takeIntoAccount' : severityOfLevel[first.level];
}
