import type { CumulativeRiskRule } from '../../../schema/knowledge/rules/cumulativeRisk.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { ModifierTrace } from '../../../schema/review/finding.ts';
import type { Severity } from '../../../schema/severity.ts';
import type { MorphineEquivalents } from '../../calculators/opioids/morphineEquivalents.ts';
import type { ConditionScope } from '../../conditions/conditionScope.ts';
import { evaluateCondition } from '../../conditions/evaluateCondition.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge, CumulativeMember } from '../../knowledge/compiledKnowledge.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import { severitiesWorstFirst, severityIndex } from '../../tier/tierTable.ts';
import { patientSizeOnce } from '../dose/patientSize.ts';
import type { FindingDraft, Unknown } from '../familyOutcome.ts';
import { orderEvidence, substanceId, substanceIds } from '../substanceNames.ts';
import { type OpioidOfDay, opioidsOfDay } from './opioidsOfDay.ts';

type Load = MorphineEquivalents<OpioidOfDay>;
type Step = CumulativeRiskRule['steps'][number];

/** All opioids of the day when they are most, as oral morphine: one finding for the whole. */
export function checkOpioidLoad(
  compiled: CompiledRule<CumulativeRiskRule>,
  members: ReadonlyMap<number, CumulativeMember>,
  lines: readonly Line[],
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): { readonly findings: readonly FindingDraft[]; readonly unknowns: readonly Unknown[] } {
  const { rule } = compiled;
  const own = lines.filter(
    (line) =>
      line.substances.some((number) => members.has(number)) &&
      !line.routes.every((route) => rule.excludedRoutes.includes(route)),
  );
  const onWard = own.filter((line) => line.setting === 'ward');
  const counted = onWard.length > 0 ? onWard : own;
  const size = patientSizeOnce(facts);
  const loadOf = (scheduledOnly: boolean) =>
    heaviest(counted, facts.nowMs, (together) =>
      opioidsOfDay(together, new Set(members.keys()), (number) => substanceId(knowledge, number), size, scheduledOnly),
    );
  const load = loadOf(false);
  if (load === null) return { findings: [], unknowns: [] };
  const reached = stepOf(rule, load.mmePerDay);
  if (reached === null) return { findings: [], unknowns: load.uncounted.flatMap((each) => unknownOf(each, knowledge)) };
  const scheduled = stepOf(rule, loadOf(true)?.mmePerDay ?? 0);
  const onlyAsNeeded = scheduled === null || severityIndex(scheduled.severity) > severityIndex(reached.severity);
  const severity = onlyAsNeeded ? milder(reached.severity) : reached.severity;
  const all = [...load.counted, ...load.uncounted].map((each) => each.line);
  const numbers = [...new Set(all.map((each) => each.number))];
  const substances = substanceIds(knowledge, numbers);
  // What is taken at home says how long somebody has been used to opioids.
  const scope = {
    facts,
    knowledge,
    pack: compiled.pack,
    subject: numbers.map((substance) => ({ substance, lines: own })),
  };
  const beside = besideOpioids(compiled.rule, scope, lines);
  const threshold = { value: reached.minimumMorphineMg ?? 0, unit: 'mg' };
  const value = Number(load.mmePerDay.toPrecision(4));
  const lowest = Math.min(...rule.steps.flatMap((step) => step.minimumMorphineMg ?? []));
  return {
    unknowns: [],
    findings: [
      {
        subject: rule.syndrome,
        company: [...substances, ...substanceIds(knowledge, beside.substances)].join('+'),
        lines: [...new Set([...counted, ...beside.lines])],
        substances: [...new Set([...numbers, ...beside.substances])],
        title: () => ({
          key: 'finding.opioidLoad',
          params: { value, unit: 'mg', limitValue: threshold.value, limitUnit: 'mg', substances },
        }),
        hits: [
          {
            compiled,
            severity,
            context: 'known',
            critical: false,
            traces: tracesOf(rule.id, load, onlyAsNeeded ? { from: reached.severity, to: severity } : null),
            band: `${rule.syndrome}>=${threshold.value} mg`,
            scope,
          },
        ],
        evidence: [
          {
            kind: 'computed',
            fact: 'morphineEquivalents',
            value: { value, unit: 'mg' },
            threshold: { comparator: '>=', value: threshold },
          },
          ...all.map((each) => orderEvidence(knowledge, each.order, each.number)),
        ],
        clearsWhen: [{ key: 'clears.opioidLoad', params: { value: lowest, unit: 'mg' } }],
      },
    ],
  };
}

/** What makes the same load more dangerous belongs to the finding: the benzodiazepine that is given too. */
function besideOpioids(
  { modifiers }: CumulativeRiskRule,
  scope: ConditionScope,
  lines: readonly Line[],
): { readonly lines: readonly Line[]; readonly substances: readonly number[] } {
  const evidence: Evidence[] = [];
  for (const { effect, when } of modifiers) {
    const own: Evidence[] = [];
    if (effect === 'raise' && evaluateCondition(when, scope, own) === 'yes') evidence.push(...own);
  }
  const ids = new Map(
    evidence.flatMap(({ recordId, fact }) => (recordId === undefined ? [] : [[recordId, fact] as const])),
  );
  const found = lines.filter((line) => ids.has(line.order.id));
  return {
    lines: found,
    substances: found.flatMap((line) => scope.knowledge.numberById.get(ids.get(line.order.id) ?? '') ?? []),
  };
}

/** Each start, and now, is a moment at which lines meet. */
function heaviest(
  lines: readonly Line[],
  nowMs: number,
  loadOf: (together: readonly Line[]) => Load | null,
): Load | null {
  let most: Load | null = null;
  for (const moment of new Set(lines.map((line) => Math.max(line.startMs, nowMs)))) {
    const load = loadOf(lines.filter((line) => line.startMs <= moment && moment < line.endMs));
    if (load !== null && (most === null || load.mmePerDay > most.mmePerDay)) most = load;
  }
  return most;
}

function stepOf({ steps }: CumulativeRiskRule, mmePerDay: number): Step | null {
  const reached = steps.filter((step) => step.minimumMorphineMg !== undefined && mmePerDay >= step.minimumMorphineMg);
  return reached.reduce<Step | null>(
    (worst, step) => (worst === null || severityIndex(step.severity) < severityIndex(worst.severity) ? step : worst),
    null,
  );
}

function milder(severity: Severity): Severity {
  return severitiesWorstFirst[severityIndex(severity) + 1] ?? severity;
}

/** A dose that is not known may carry the sum past a limit; an opioid without a factor is said on the finding only. */
function unknownOf({ line, reason }: Load['uncounted'][number], knowledge: CompiledKnowledge): readonly Unknown[] {
  if (reason !== 'doseUnknown') return [];
  const substance = substanceId(knowledge, line.number);
  return [
    {
      lines: [line.order],
      reason: 'missing',
      input: 'dose',
      detail: { key: 'notAssessed.doseUnknown', params: { substance } },
    },
  ];
}

function tracesOf(
  ruleId: string,
  load: Load,
  asNeeded: { readonly from: Severity; readonly to: Severity } | null,
): readonly ModifierTrace[] {
  const traces: ModifierTrace[] = [];
  if (asNeeded !== null)
    traces.push({ id: `${ruleId}#asNeeded`, effect: 'lowered', ...asNeeded, evidence: [], reason: reasons.asNeeded });
  if (load.isLowerBound || load.counted.some(({ line }) => line.isRouteAssumed))
    traces.push({ id: `${ruleId}#lowerBound`, effect: 'unknown', evidence: [], reason: reasons.lowerBound });
  return traces;
}

const reasons = {
  asNeeded: {
    en: 'The limit is passed only if all that is prescribed as needed is given.',
    fr: 'La limite n’est dépassée que si toutes les prises à la demande sont données.',
  },
  lowerBound: {
    en: 'The load is higher still: an opioid has no factor, no dose, or a route that is worth more than by mouth.',
    fr: 'La charge réelle est plus élevée : un opioïde sans facteur, sans dose, ou par une voie plus puissante que la voie orale.',
  },
} as const;
