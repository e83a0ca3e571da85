import type { KnowledgePack, Rule } from '../../schema/knowledge/knowledgePack.ts';
import type { CompiledRule } from './compiledRule.ts';
import { contentHash } from './contentHash.ts';
import { pushInto } from './pushInto.ts';

/** Hands out the rules of one family over all packs, in the order of their ids. */
export type RulesOf = <F extends Rule['family']>(family: F) => readonly CompiledRule<Extract<Rule, { family: F }>>[];

export function rulesByFamily(packs: readonly KnowledgePack[]): RulesOf {
  const byFamily = new Map<Rule['family'], CompiledRule[]>();
  packs.forEach((pack, number) => {
    for (const rule of pack.rules) {
      pushInto(byFamily, rule.family, new RuleOfPack(rule, number));
    }
  });
  for (const rules of byFamily.values()) rules.sort(byId);
  return <F extends Rule['family']>(family: F) =>
    // Each list was filled with the rules of its own family only.
    (byFamily.get(family) ?? []) as unknown as readonly CompiledRule<Extract<Rule, { family: F }>>[];
}

function byId(one: CompiledRule, other: CompiledRule): number {
  return one.rule.id < other.rule.id ? -1 : one.rule.id > other.rule.id ? 1 : one.pack - other.pack;
}

/** The fingerprint is computed when a finding first asks for it: of thousands of rules a ward needs some hundred. */
class RuleOfPack implements CompiledRule {
  readonly rule: Rule;
  readonly pack: number;
  #hash: string | undefined;

  constructor(rule: Rule, pack: number) {
    this.rule = rule;
    this.pack = pack;
  }

  get contentHash(): string {
    return (this.#hash ??= clinicalHash(this.rule));
  }
}

/** What a validation rests on: sources, mechanisms and the citation's wording may be corrected without reopening it. */
function clinicalHash(rule: Rule): string {
  const { citations: _citations, mechanism: _mechanism, ...clinical } = rule;
  return contentHash(clinical);
}
