import type { OrderRule } from '../../schema/knowledge/rules/orderRule.ts';
import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import type { CompiledRule, SubstanceSet } from './compiledRule.ts';
import { pushInto } from './pushInto.ts';
import type { RulesOf } from './rulesByFamily.ts';

/** The families whose rules are about one drug and facts of the patient or its order. */
export const orderFamilies = [
  'route',
  'doseThreshold',
  'hepatic',
  'condition',
  'pregnancyLactation',
  'olderPeople',
  'administration',
  'pharmacogenomics',
  'siteProtocol',
] as const satisfies readonly OrderRule['family'][];
export type OrderFamily = (typeof orderFamilies)[number];

/** The rules of one family: by drug, and those about the patient whatever is ordered. */
export interface OrderRules {
  readonly bySubstance: ReadonlyMap<number, readonly CompiledRule<OrderRule>[]>;
  readonly ofPatient: readonly CompiledRule<OrderRule>[];
}

/** Drafts and silent rules of a site run elsewhere (`clinical/siteProtocol`), and never before a pharmacist's eyes. */
function isShown(rule: OrderRule): boolean {
  return rule.family !== 'siteProtocol' || rule.stage === 'active';
}

export function compileOrderRules(
  rulesOf: RulesOf,
  unionOf: (pack: number, references: readonly DrugReference[]) => SubstanceSet,
): Readonly<Record<OrderFamily, OrderRules>> {
  const ofFamily = (family: OrderFamily): OrderRules => {
    const bySubstance = new Map<number, CompiledRule<OrderRule>[]>();
    const ofPatient: CompiledRule<OrderRule>[] = [];
    for (const compiled of rulesOf(family)) {
      if (!isShown(compiled.rule)) continue;
      if (compiled.rule.drugs.length === 0) ofPatient.push(compiled);
      for (const number of unionOf(compiled.pack, compiled.rule.drugs).list) pushInto(bySubstance, number, compiled);
    }
    return { bySubstance, ofPatient };
  };
  return {
    route: ofFamily('route'),
    doseThreshold: ofFamily('doseThreshold'),
    hepatic: ofFamily('hepatic'),
    condition: ofFamily('condition'),
    pregnancyLactation: ofFamily('pregnancyLactation'),
    olderPeople: ofFamily('olderPeople'),
    administration: ofFamily('administration'),
    pharmacogenomics: ofFamily('pharmacogenomics'),
    siteProtocol: ofFamily('siteProtocol'),
  };
}
