import { actsBy, type Line, overlap } from '../../facts/lines.ts';
import { type CompiledKnowledge, pairKey } from '../../knowledge/compiledKnowledge.ts';
import type { DuplicateTherapyRule } from '../../../schema/knowledge/rules/duplicateTherapy.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import { severityIndex } from '../../tier/tierTable.ts';
import type { FamilyCheck, FindingDraft } from '../familyOutcome.ts';
import { orderEvidence, substanceId, substanceIds } from '../substanceNames.ts';
import {
  sameGroup,
  sameSubstanceAsNeeded,
  sameSubstanceOtherRoute,
  sameSubstanceRegular,
} from './engineDuplicateRules.ts';

/** ATC groups of which several at once are ordinary care: fluids, vitamins, minerals, HIV drugs, vaccines, various. */
const ordinaryTogether = /^(?:B05|A11|A12|J05A[EF]|J07|V)/;

/** Lines and substances that do the same thing, gathered under what they have in common. */
interface Gathered {
  readonly kind: 'sameSubstance' | 'sameClass' | 'sameGroup';
  readonly code: string;
  readonly lines: Set<Line>;
  readonly substances: Set<number>;
  compiled: CompiledRule;
  severity: RuleHit['severity'];
}

/**
 * Family 8. The same substance on two lines; two substances of a class of which a rule says that one is enough; two substances
 * of one ATC level 4. Only lines that are given at the same time, in the same setting (what is taken at home is reconciled, not
 * doubled) and by the same way of acting (a cream does not double a tablet).
 */
export const checkDuplicates: FamilyCheck = (facts, knowledge, lines) => {
  const gathered = new Map<string, Gathered>();
  for (let index = 0; index < lines.length; index += 1) {
    for (let next = index + 1; next < lines.length; next += 1) {
      const one = lines[index];
      const other = lines[next];
      if (one === undefined || other === undefined) continue;
      if (one.setting !== other.setting || !overlap(one, other) || actsBy(one) !== actsBy(other)) continue;
      comparePair(one, other, knowledge, gathered);
    }
  }
  return {
    findings: [...gathered.values()].map((entry) => draft(entry, facts, knowledge)),
    unknowns: [],
    applicable: lines.length > 1 ? lines : [],
  };
};

function comparePair(one: Line, other: Line, knowledge: CompiledKnowledge, gathered: Map<string, Gathered>): void {
  let shared = false;
  for (const substance of one.substances) {
    if (!other.substances.includes(substance)) continue;
    shared = true;
    if (isIntended(substance, substance, knowledge)) continue;
    const compiled = ruleForSame(one, other);
    gather(
      gathered,
      { kind: 'sameSubstance', code: substanceId(knowledge, substance), compiled, severity: compiled.rule.severity },
      [one, other],
      [substance],
    );
  }
  if (shared) return;
  for (const first of one.substances)
    for (const second of other.substances) compareSubstances(first, second, one, other, knowledge, gathered);
}

function compareSubstances(
  first: number,
  second: number,
  one: Line,
  other: Line,
  knowledge: CompiledKnowledge,
  gathered: Map<string, Gathered>,
): void {
  let named = false;
  let worst: CompiledRule<DuplicateTherapyRule> | null = null;
  for (const number of knowledge.duplicatesBySubstance.get(first) ?? []) {
    const entry = knowledge.duplicates[number];
    if (entry === undefined || entry.members.has[second] !== 1) continue;
    named = true;
    if (entry.intended.has(pairKey(first, second, knowledge.substances.length))) continue;
    const { compiled } = entry;
    if (worst === null || severityIndex(compiled.rule.severity) < severityIndex(worst.rule.severity)) worst = compiled;
  }
  // Two heparins are two injectable anticoagulants as well: one double is told once.
  if (worst !== null) {
    const reference = worst.rule.class;
    gather(
      gathered,
      {
        kind: 'sameClass',
        code: 'class' in reference ? reference.class : reference.substance,
        compiled: worst,
        severity: worst.rule.severity,
      },
      [one, other],
      [first, second],
    );
  }
  // A rule knows the class better than its code does, also where it says that the pair is meant.
  if (named) return;
  const group = sharedGroup(knowledge.atcGroups[first], knowledge.atcGroups[second]);
  if (group === null || ordinaryTogether.test(group) || isIntended(first, second, knowledge)) return;
  gather(
    gathered,
    { kind: 'sameGroup', code: group, compiled: sameGroup, severity: sameGroup.rule.severity },
    [one, other],
    [first, second],
  );
}

function sharedGroup(first: readonly string[] | undefined, second: readonly string[] | undefined): string | null {
  if (first === undefined || second === undefined) return null;
  for (const group of first) if (second.includes(group)) return group;
  return null;
}

function isIntended(first: number, second: number, knowledge: CompiledKnowledge): boolean {
  return knowledge.intendedPairs.has(pairKey(first, second, knowledge.substances.length));
}

function ruleForSame(one: Line, other: Line) {
  if (isAsNeeded(one) || isAsNeeded(other)) return sameSubstanceAsNeeded;
  return one.routes.some((route) => other.routes.includes(route)) ||
    one.routes.includes('unknown') ||
    other.routes.includes('unknown')
    ? sameSubstanceRegular
    : sameSubstanceOtherRoute;
}

function isAsNeeded(line: Line): boolean {
  return line.order.dosages.length > 0 && line.order.dosages.every((dosage) => dosage.asNeeded);
}

function gather(
  into: Map<string, Gathered>,
  what: Pick<Gathered, 'kind' | 'code' | 'compiled' | 'severity'>,
  lines: readonly Line[],
  substances: readonly number[],
): void {
  const key = `${what.kind}:${what.code}`;
  const known = into.get(key) ?? { ...what, lines: new Set<Line>(), substances: new Set<number>() };
  into.set(key, known);
  if (severityIndex(what.severity) < severityIndex(known.severity))
    Object.assign(known, { compiled: what.compiled, severity: what.severity });
  for (const line of lines) known.lines.add(line);
  for (const substance of substances) known.substances.add(substance);
}

function draft(entry: Gathered, facts: PatientFacts, knowledge: CompiledKnowledge): FindingDraft {
  const substances = substanceIds(knowledge, entry.substances);
  const lines = [...entry.lines];
  return {
    subject: `${entry.kind}:${entry.code}`,
    company: `${substances.join('+')}x${lines.length}`,
    lines,
    substances: [...entry.substances],
    title: () => {
      if (entry.kind === 'sameSubstance')
        return { key: 'finding.duplicate.sameSubstance', params: { substance: entry.code, count: lines.length } };
      if (entry.kind === 'sameClass') return { key: 'finding.duplicate.sameClass', params: { substances } };
      return { key: 'finding.duplicate.sameGroup', params: { substances, code: entry.code } };
    },
    hits: [
      {
        compiled: entry.compiled,
        severity: entry.severity,
        context: 'known',
        critical: false,
        traces: [],
        scope: {
          facts,
          knowledge,
          pack: entry.compiled.pack,
          subject: [...entry.substances].map((substance) => ({
            substance,
            lines: lines.filter((line) => line.substances.includes(substance)),
          })),
        },
      },
    ],
    evidence: lines.flatMap((line) =>
      line.substances
        .filter((substance) => entry.substances.has(substance))
        .map((substance) => orderEvidence(knowledge, line, substance)),
    ),
    clearsWhen: [{ key: 'clears.oneLineOnly', params: { substances } }],
  };
}
