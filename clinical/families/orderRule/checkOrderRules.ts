import type { OrderRule } from '../../../schema/knowledge/rules/orderRule.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { ConditionScope, MissingInput } from '../../conditions/conditionScope.ts';
import { isLocalOnly, type Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import { lactationStatus, pregnancyStatus } from '../../facts/pregnancy.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import type { OrderFamily } from '../../knowledge/orderRules.ts';
import type { FamilyCheck, FindingDraft, Unknown } from '../familyOutcome.ts';
import { isByRoute } from '../isByRoute.ts';
import { linesBySubstance } from '../linesBySubstance.ts';
import { type OrderHit, orderDraft } from './orderDraft.ts';
import { type AskedScope, orderLevel } from './orderLevel.ts';

/**
 * Families that ask of every drug once a fact of the patient is known: a drug gone through and found to need no rule is then clear.
 * Only a known fact counts, so that taking one away never makes anything clear.
 */
function asksOfEveryDrug(family: OrderFamily, facts: PatientFacts): boolean {
  // Every order has a route; one that is not stated leaves the rules about it unassessed.
  if (family === 'route') return true;
  if (family === 'pharmacogenomics') return facts.geneResults().length > 0;
  if (family !== 'pregnancyLactation') return false;
  return pregnancyStatus(facts).value === 'yes' || lactationStatus(facts).value === 'yes';
}

/** A family of rules about one drug and the facts of the patient or its order. One finding per drug, led by the worst rule. */
export function checkOrderRules(family: OrderFamily): FamilyCheck {
  return (facts, knowledge, lines) => {
    const rules = knowledge.orderRules[family];
    const findings: FindingDraft[] = [];
    const unknowns: Unknown[] = [];
    const asksAll = asksOfEveryDrug(family, facts);
    const applicable: Line[] = [];
    const looked: Evidence[] = [];
    const scope: RuleScope = { facts, knowledge, pack: 0, subject: [], missing: [] };
    for (const end of linesBySubstance(lines)) {
      const own = rules.bySubstance.get(end.substance);
      if (own === undefined) continue;
      const hits: OrderHit[] = [];
      const whole = [end];
      for (const compiled of own) {
        const concerned = concernedOf(end.lines, compiled.rule);
        if (concerned.length === 0) continue;
        scope.subject =
          concerned.length === end.lines.length ? whole : [{ substance: end.substance, lines: concerned }];
        const result = judge(compiled, scope, looked, concerned);
        if (result.applies && !asksAll) for (const line of concerned) applicable.push(line);
        if (result.hit !== null) hits.push(result.hit);
        if (result.unknowns.length > 0) unknowns.push(...result.unknowns);
      }
      for (const ofHarm of byHarm(hits)) findings.push(orderDraft(end.substance, ofHarm, facts, knowledge));
    }
    for (const compiled of rules.ofPatient) {
      scope.subject = [];
      const result = judge(compiled, scope, looked, []);
      if (result.hit !== null) findings.push(orderDraft(null, [result.hit], facts, knowledge));
      unknowns.push(...result.unknowns);
    }
    return { findings, unknowns, applicable: asksAll ? lines : applicable };
  };
}

/** What is about a harm that several checks share is told with it, apart from the rest (`clinical/review/foldSyndromes.ts`). */
function byHarm(hits: readonly OrderHit[]): readonly (readonly OrderHit[])[] {
  if (hits.length < 2) return hits.length === 0 ? [] : [hits];
  const groups = new Map<string, OrderHit[]>();
  for (const hit of hits) {
    const harm = hit.hit.compiled.rule.syndrome ?? '';
    const known = groups.get(harm);
    if (known === undefined) groups.set(harm, [hit]);
    else known.push(hit);
  }
  return [...groups.values()];
}

interface Judged {
  readonly applies: boolean;
  readonly hit: OrderHit | null;
  readonly unknowns: readonly Unknown[];
}

// What nearly every rule says of nearly every line: made once.
const notConcerned: Judged = { applies: false, hit: null, unknowns: [] };
const clear: Judged = { applies: true, hit: null, unknowns: [] };

/** One scope serves all rules: a chart meets hundreds, of which a few have anything to keep of it. */
type RuleScope = { -readonly [K in keyof AskedScope]: AskedScope[K] };

function judge(
  compiled: CompiledRule<OrderRule>,
  asked: RuleScope,
  looked: Evidence[],
  lines: readonly Line[],
): Judged {
  const { rule, pack } = compiled;
  asked.pack = pack;
  const verdict = orderLevel(rule, asked, looked);
  if (verdict.kind === 'notConcerned') return notConcerned;
  if (verdict.kind === 'clear') return clear;
  if (verdict.kind === 'unknown')
    return { applies: true, hit: null, unknowns: verdict.missing.map((input) => unknownOf(input, lines)) };
  const { level, isCertain, band, traces, evidence } = verdict;
  const { facts, knowledge, subject } = asked;
  const scope: ConditionScope = { facts, knowledge, pack, ...(subject === undefined ? {} : { subject }) };
  return {
    applies: true,
    unknowns: [],
    hit: {
      hit: { compiled, severity: level.severity, context: rule.context, critical: false, scope, traces, band },
      level,
      isCertain,
      lines,
      evidence,
    },
  };
}

const none: readonly Line[] = [];

/** Nearly always all of them or none: then no list is made. */
function concernedOf(lines: readonly Line[], rule: OrderRule): readonly Line[] {
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return isConcerned(rule, only) ? lines : none;
  let count = 0;
  for (const line of lines) if (isConcerned(rule, line)) count += 1;
  if (count === lines.length) return lines;
  return count === 0 ? [] : lines.filter((line) => isConcerned(rule, line));
}

/** Rules without routes are about what reaches the blood; with routes they say themselves what counts. */
function isConcerned(rule: OrderRule, line: Line): boolean {
  return rule.routes === undefined ? !isLocalOnly(line) : isByRoute(rule.routes, line);
}

function unknownOf({ input, reason }: MissingInput, lines: readonly Line[]): Unknown {
  const detail: Message = { key: 'notAssessed.input', params: { input, reason } };
  return { lines, reason, input, detail };
}
