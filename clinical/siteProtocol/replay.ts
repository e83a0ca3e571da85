import type { Chart } from '../../schema/chart/chart.ts';
import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import type { Severity, Tier } from '../../schema/severity.ts';
import { derivePatientFacts } from '../facts/patientFacts.ts';
import { createResolverMemo } from '../resolver/resolution.ts';
import { rehearse } from './rehearse.ts';
import { type RuleTrace, traceRule } from './traceRule.ts';

/** What a protocol would have done over the charts that were replayed. */
export interface ProtocolReplay {
  readonly ruleId: string;
  readonly stage: 'draft' | 'silent' | 'active';
  /** Patients with one of its drugs; for a rule about the patient, all. */
  readonly concerned: number;
  readonly patients: number;
  readonly orders: number;
  readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
  readonly byTier: Readonly<Partial<Record<Tier, number>>>;
  /** Patients of whom it could not tell, and the inputs that it lacked. */
  readonly notAssessed: number;
  readonly missing: Readonly<Record<string, number>>;
  /** The first charts on which it fired, and on which it could not tell. */
  readonly samples: readonly string[];
  readonly samplesNotAssessed: readonly string[];
}

export interface Replay {
  add(chart: Chart, now: string): void;
  /** What it comes to so far. */
  result(): { readonly charts: number; readonly protocols: readonly ProtocolReplay[] };
  /** Each protocol on one chart, part by part. */
  trace(chart: Chart, now: string): readonly RuleTrace[];
}

const MOST_SAMPLES = 20;

/** Runs the protocols of a site, drafts too, over charts one after the other; nothing is kept of a chart but its id in the samples. */
export function createReplay(site: KnowledgePack, packs: readonly KnowledgePack[]): Replay {
  const { knowledge, rules } = rehearse(site, packs);
  const memo = createResolverMemo();
  const stages = new Map(
    site.rules.flatMap((rule) => (rule.family === 'siteProtocol' ? [[rule.id, rule.stage] as const] : [])),
  );
  const counts = new Map(rules.map(({ rule }) => [rule.id, startCount(rule.id, stages.get(rule.id) ?? 'draft')]));
  let charts = 0;
  const trace = (chart: Chart, now: string): readonly RuleTrace[] => {
    const facts = derivePatientFacts(chart, knowledge, now, memo);
    return rules.flatMap((compiled) => traceRule(compiled, facts, knowledge));
  };
  return {
    trace,
    add: (chart, now) => {
      charts += 1;
      const byRule = new Map<string, RuleTrace[]>();
      for (const made of trace(chart, now)) byRule.set(made.ruleId, [...(byRule.get(made.ruleId) ?? []), made]);
      for (const [ruleId, traces] of byRule) {
        const count = counts.get(ruleId);
        if (count !== undefined) grow(count, chart.id, traces);
      }
    },
    result: () => ({ charts, protocols: [...counts.values()] }),
  };
}

type Count = {
  -readonly [Key in keyof ProtocolReplay]: ProtocolReplay[Key];
} & {
  readonly bySeverity: Partial<Record<Severity, number>>;
  readonly byTier: Partial<Record<Tier, number>>;
  readonly missing: Record<string, number>;
  readonly samples: string[];
  readonly samplesNotAssessed: string[];
};

function startCount(ruleId: string, stage: ProtocolReplay['stage']): Count {
  return {
    ruleId,
    stage,
    concerned: 0,
    patients: 0,
    orders: 0,
    bySeverity: {},
    byTier: {},
    notAssessed: 0,
    missing: {},
    samples: [],
    samplesNotAssessed: [],
  };
}

function grow(count: Count, chartId: string, traces: readonly RuleTrace[]): void {
  const fired = traces.filter(({ outcome }) => outcome === 'fires');
  const unknown = traces.filter(({ outcome }) => outcome === 'notAssessed');
  if (traces.some(({ outcome }) => outcome !== 'notConcerned')) count.concerned += 1;
  if (fired.length > 0) {
    count.patients += 1;
    count.orders += new Set(fired.flatMap(({ orderIds }) => orderIds)).size;
    if (count.samples.length < MOST_SAMPLES) count.samples.push(chartId);
  }
  for (const { severity, tier } of fired) {
    if (severity !== null) count.bySeverity[severity] = (count.bySeverity[severity] ?? 0) + 1;
    if (tier !== null) count.byTier[tier] = (count.byTier[tier] ?? 0) + 1;
  }
  if (unknown.length === 0) return;
  count.notAssessed += 1;
  if (count.samplesNotAssessed.length < MOST_SAMPLES) count.samplesNotAssessed.push(chartId);
  for (const input of new Set(unknown.flatMap(({ missing }) => missing.map((each) => `${each.input} ${each.reason}`))))
    count.missing[input] = (count.missing[input] ?? 0) + 1;
}
