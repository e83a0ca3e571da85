import { isLocalOnly, type Line } from '../../facts/lines.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import { severityIndex } from '../../tier/tierTable.ts';
import type { FamilyCheck, FindingDraft, Unknown } from '../familyOutcome.ts';
import { isByRoute } from '../isByRoute.ts';
import { orderEvidence, substanceId } from '../substanceNames.ts';
import { checkRenalRule, type RenalHit } from './checkRenalRule.ts';

/** Family 10. One finding per drug; which formula, and which limit, its rule says. */
export const checkRenal: FamilyCheck = (facts, knowledge, lines) => {
  const findings: FindingDraft[] = [];
  const unknowns: Unknown[] = [];
  const applicable: Line[] = [];
  for (const [substance, own] of linesBySubstance(knowledge, lines)) {
    const hits: RenalHit[] = [];
    const hitLines = new Set<Line>();
    for (const compiled of knowledge.renal.get(substance) ?? []) {
      const concerned = own.filter((line) => isByRoute(compiled.rule.routes, line));
      if (concerned.length === 0) continue;
      applicable.push(...concerned);
      const result = checkRenalRule(compiled, concerned, substance, facts, knowledge);
      unknowns.push(...result.unknowns.map((unknown) => ({ ...unknown, lines: concerned })));
      if (result.hit === null) continue;
      hits.push(result.hit);
      for (const line of concerned) hitLines.add(line);
    }
    if (hits.length > 0) findings.push(draft(substance, [...hitLines], hits, knowledge));
  }
  return { findings, unknowns, applicable };
};

function linesBySubstance(knowledge: CompiledKnowledge, lines: readonly Line[]): ReadonlyMap<number, readonly Line[]> {
  const bySubstance = new Map<number, Line[]>();
  for (const line of lines) {
    if (isLocalOnly(line)) continue;
    for (const substance of line.substances) {
      if (!knowledge.renal.has(substance)) continue;
      const known = bySubstance.get(substance);
      if (known === undefined) bySubstance.set(substance, [line]);
      else known.push(line);
    }
  }
  return bySubstance;
}

function draft(
  substance: number,
  lines: readonly Line[],
  hits: readonly RenalHit[],
  knowledge: CompiledKnowledge,
): FindingDraft {
  const byHit = new Map(hits.map((entry) => [entry.hit, entry]));
  const [first] = hits.toSorted((one, other) => severityIndex(one.hit.severity) - severityIndex(other.hit.severity));
  return {
    subject: substanceId(knowledge, substance),
    lines,
    substances: [substance],
    title: (leading) =>
      byHit.get(leading)?.title ?? { key: 'clears.stop', params: { substance: substanceId(knowledge, substance) } },
    hits: hits.map((entry) => entry.hit),
    evidence: [...(first?.evidence ?? []), ...lines.map((line) => orderEvidence(knowledge, line, substance))],
    clearsWhen: first?.clearsWhen ?? [],
    wording: (leading) => byHit.get(leading)?.wording,
  };
}
