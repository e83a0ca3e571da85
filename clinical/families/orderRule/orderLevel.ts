import type { OrderRule } from '../../../schema/knowledge/rules/orderRule.ts';
import type { LocalisedText } from '../../../schema/localisedText.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { ModifierTrace } from '../../../schema/review/finding.ts';
import type { ConditionScope, MissingInput } from '../../conditions/conditionScope.ts';
import { evaluateCondition } from '../../conditions/evaluateCondition.ts';
import { severityIndex } from '../../tier/tierTable.ts';

export type OrderLevel = OrderRule['levels'][number];

/** What a rule says of a line: nothing to do with it, nothing wrong, a level, or that an input is missing. */
export type OrderVerdict =
  | { readonly kind: 'notConcerned' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'unknown'; readonly missing: readonly MissingInput[] }
  | {
      readonly kind: 'hit';
      readonly level: OrderLevel;
      /** False: an unknown fact chose the level, so nobody may be told that its condition holds. */
      readonly isCertain: boolean;
      /** Which level of the rule, as the band of the finding's fingerprint. */
      readonly band: string;
      readonly evidence: readonly Evidence[];
      readonly traces: readonly ModifierTrace[];
    };

// Most rules say one of these of most lines: made once.
const notConcerned: OrderVerdict = { kind: 'notConcerned' };
const clear: OrderVerdict = { kind: 'clear' };

const byDoubt: LocalisedText = {
  en: 'A fact that chooses the level is not known, so the worst possible level holds.',
  fr: 'Une donnée qui détermine le niveau est inconnue : le niveau le plus grave possible est retenu.',
};

/** A question to one rule after another, with one list each for what is missing and what was looked at: most rules leave nothing to keep. */
export interface AskedScope extends ConditionScope {
  readonly missing: MissingInput[];
}

/**
 * Judges one rule for one drug, whose lines are the subject of the scope. `scope.missing` and `evidence` are emptied and filled by
 * each call; the verdict keeps copies of what it needs.
 */
export function orderLevel(rule: OrderRule, scope: AskedScope, evidence: Evidence[] = []): OrderVerdict {
  const { missing } = scope;
  missing.length = 0;
  evidence.length = 0;
  let isDoubtful = !isByKnownRoute(rule, scope);
  if (isDoubtful) missing.push({ input: 'route', reason: 'missing' });
  if (rule.appliesWhen !== undefined) {
    const applies = evaluateCondition(rule.appliesWhen, scope, evidence);
    if (applies === 'no') return notConcerned;
    if (applies === 'unknown') isDoubtful = true;
    // A line that nobody recognised may be the other drug: that is no reason to tell a pair.
    if (isDoubtful && missing.some(({ reason }) => reason === 'unrecognised'))
      return { kind: 'unknown', missing: [...missing] };
  }
  let worstOpen: number | null = null;
  let index = -1;
  for (const level of rule.levels) {
    index += 1;
    const before = evidence.length;
    const truth = level.when === undefined ? 'yes' : evaluateCondition(level.when, scope, evidence);
    if (truth === 'no') {
      evidence.length = before;
      continue;
    }
    if (worstOpen === null || isWorse(rule, index, worstOpen)) worstOpen = index;
    if (truth !== 'yes') continue;
    if (!isDoubtful) return hit(rule, worstOpen, index, evidence);
    break;
  }
  if (worstOpen === null) return clear;
  if (rule.whenUnknown === 'notAssessed') return { kind: 'unknown', missing: [...missing] };
  return hit(rule, worstOpen, null, evidence);
}

/** Whether some line is certainly by a route of the rule; one whose route is not stated only may be. */
function isByKnownRoute({ routes }: OrderRule, { subject }: ConditionScope): boolean {
  if (routes === undefined) return true;
  let hasLine = false;
  for (const end of subject ?? []) {
    for (const line of end.lines) {
      hasLine = true;
      if (line.routes.some((route) => routes.includes(route))) return true;
    }
  }
  return !hasLine;
}

/** `certain`: the level that is known to hold; null, or a milder one than `chosen`: an unknown fact chose, and the trace says so. */
function hit(rule: OrderRule, chosen: number, certain: number | null, evidence: readonly Evidence[]): OrderVerdict {
  const level = rule.levels[chosen];
  if (level === undefined) return { kind: 'clear' };
  const id = `${rule.id}#level${chosen + 1}`;
  const isCertain = certain === chosen;
  const traces: readonly ModifierTrace[] = isCertain
    ? []
    : [{ id, effect: 'unknown', reason: byDoubt, to: level.severity, evidence: [] }];
  return { kind: 'hit', level, isCertain, band: `level${chosen + 1}`, evidence: [...evidence], traces };
}

function isWorse(rule: OrderRule, one: number, other: number): boolean {
  const first = rule.levels[one];
  const second = rule.levels[other];
  return first !== undefined && second !== undefined && severityIndex(first.severity) < severityIndex(second.severity);
}
