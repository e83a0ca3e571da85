import type { ConditionIndex } from './conditionGroups.ts';
import type { Rule, Substance } from '../../schema/knowledge/knowledgePack.ts';
import type { OrderTables, ResolverTables } from '../resolver/resolverTables.ts';
import type { CompiledRule, SubstanceSet } from './compiledRule.ts';
import type { FurtherRules } from './furtherRules.ts';
import type { PairIndex } from './pairIndex.ts';
import type { RunningFamily } from './runningFamilies.ts';

type RuleOf<F extends Rule['family']> = Extract<Rule, { family: F }>;

export interface PackIdentity {
  readonly packId: string;
  readonly version: string;
  readonly title: string;
  readonly effectiveDate: string;
  readonly expiryDate: string;
}

export interface CumulativeMember {
  readonly points: number;
  readonly group: string | null;
}

/** Knowledge ready for use. Substances are small integers; every index is by substance number. Immutable and shared. */
export interface CompiledKnowledge extends FurtherRules {
  readonly packs: readonly PackIdentity[];
  readonly substances: readonly Substance[];
  readonly numberById: ReadonlyMap<string, number>;
  readonly resolver: OrderTables;
  /** The same with the names of foods, materials and excipients, for allergy records. */
  readonly allergyResolver: ResolverTables;
  /** `covered[family][substance]` is 1 where some pack covers the drug for the family. */
  readonly covered: Readonly<Record<RunningFamily, Uint8Array>>;
  readonly pairs: PairIndex;
  readonly interactions: readonly CompiledRule<RuleOf<'interaction'>>[];
  readonly cumulative: readonly {
    readonly compiled: CompiledRule<RuleOf<'cumulativeRisk'>>;
    readonly members: ReadonlyMap<number, CumulativeMember>;
  }[];
  readonly allergies: readonly {
    readonly compiled: CompiledRule<RuleOf<'allergy'>>;
    readonly allergens: SubstanceSet;
    readonly drugs: SubstanceSet;
  }[];
  readonly duplicates: readonly {
    readonly compiled: CompiledRule<RuleOf<'duplicateTherapy'>>;
    readonly members: SubstanceSet;
    readonly intended: ReadonlySet<number>;
  }[];
  /** Positions in `duplicates` by member. */
  readonly duplicatesBySubstance: ReadonlyMap<number, readonly number[]>;
  /** Pairs that some rule means to be together, as `low * substances + high`. */
  readonly intendedPairs: ReadonlySet<number>;
  /** Positions in `allergies` by the drug that would be ordered. */
  readonly allergiesBySubstance: ReadonlyMap<number, readonly number[]>;
  readonly renal: ReadonlyMap<number, readonly CompiledRule<RuleOf<'renal'>>[]>;
  readonly laboratory: readonly {
    readonly compiled: CompiledRule<RuleOf<'laboratoryTrigger'>>;
    readonly drugs: SubstanceSet;
  }[];
  readonly laboratoryBySubstance: ReadonlyMap<number, readonly number[]>;
  readonly monitoring: readonly {
    readonly compiled: CompiledRule<RuleOf<'missingMonitoring'>>;
    readonly drugs: SubstanceSet;
  }[];
  readonly monitoringBySubstance: ReadonlyMap<number, readonly number[]>;
  /** Analytes that some rule on the substance looks at, sorted. */
  readonly watched: ReadonlyMap<number, readonly string[]>;
  /** Classes by `classKey(pack, id)`. */
  readonly classes: ReadonlyMap<string, SubstanceSet>;
  /** Names under which an allergy record may call a class, folded; the classes' keys. */
  readonly classesByName: ReadonlyMap<string, readonly string[]>;
  readonly conditionIndex: ConditionIndex;
  /** ATC level 4 groups (5 characters) of each substance. */
  readonly atcGroups: readonly (readonly string[])[];
}

/** One number for an unordered pair of substances. */
export function pairKey(one: number, other: number, substances: number): number {
  return one < other ? one * substances + other : other * substances + one;
}
