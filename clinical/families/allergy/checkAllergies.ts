import type { AllergyRule } from '../../../schema/knowledge/rules/allergy.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { Severity } from '../../../schema/severity.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import { severityIndex } from '../../tier/tierTable.ts';
import type { FamilyCheck, FindingDraft, Unknown } from '../familyOutcome.ts';
import { orderEvidence, substanceId } from '../substanceNames.ts';
import { allergiesInConditions } from './allergiesInConditions.ts';
import { sameSubstanceAllergy } from './engineAllergyRule.ts';
import { isClearlyNoDrug, type ReadAllergy, readAllergies } from './readAllergy.ts';

type Relation = 'sameSubstance' | AllergyRule['relation'];

/** One allergy that one ordered substance meets, by the closest relation. */
interface Match {
  readonly allergy: ReadAllergy;
  readonly relation: Relation;
  readonly compiled: CompiledRule<AllergyRule>;
}

const relationsClosestFirst: readonly Relation[] = ['sameSubstance', 'sameClass', 'crossReactive', 'excipient'];

/**
 * Family 7. The same substance, then class, then cross-reaction, then excipient: for each allergy and drug the closest counts.
 * One finding per ordered substance. A record that nobody wrote, or that could not be fetched, is never "no allergies".
 */
export const checkAllergies: FamilyCheck = (facts, knowledge, lines) => {
  const { allergies } = facts.chart;
  const listed = readAllergies(allergies.entries, knowledge);
  const read = [...listed, ...allergiesInConditions(facts.chart.conditions, listed, knowledge)];
  const unknowns: Unknown[] = [];
  if (allergies.state === 'notRecorded' && lines.length > 0)
    unknowns.push({
      lines,
      reason: 'missing',
      input: 'allergies',
      detail: { key: 'notAssessed.allergiesNotRecorded', params: {} },
    });
  if (allergies.state === 'unavailable' && lines.length > 0)
    unknowns.push({
      lines,
      reason: 'unavailable',
      input: 'allergies',
      detail: { key: 'notAssessed.allergiesUnavailable', params: {} },
    });
  for (const allergy of read) {
    if (allergy.recognised || isClearlyNoDrug(allergy) || lines.length === 0) continue;
    unknowns.push({
      lines,
      reason: 'unrecognised',
      input: 'allergen',
      detail: { key: 'notAssessed.allergenUnrecognised', params: { textAllergen: allergy.text } },
    });
  }
  const findings: FindingDraft[] = [];
  for (const [substance, own] of linesBySubstance(lines)) {
    const matches = read.map((allergy) => closest(allergy, substance, knowledge)).filter((match) => match !== null);
    if (matches.length > 0) findings.push(draft(substance, own, matches, facts, knowledge));
  }
  return { findings, unknowns, applicable: lines };
};

function linesBySubstance(lines: readonly Line[]): ReadonlyMap<number, readonly Line[]> {
  const bySubstance = new Map<number, Line[]>();
  for (const line of lines) {
    for (const substance of line.substances) {
      const known = bySubstance.get(substance);
      if (known === undefined) bySubstance.set(substance, [line]);
      else known.push(line);
    }
  }
  return bySubstance;
}

function closest(allergy: ReadAllergy, substance: number, knowledge: CompiledKnowledge): Match | null {
  if (allergy.named.has(substance)) return { allergy, relation: 'sameSubstance', compiled: sameSubstanceAllergy };
  if (allergy.allergens.size === 0) return null;
  let match: Match | null = null;
  for (const position of knowledge.allergiesBySubstance.get(substance) ?? []) {
    const entry = knowledge.allergies[position];
    if (entry === undefined || !meets(allergy.allergens, entry.allergens.has)) continue;
    const found: Match = { allergy, relation: entry.compiled.rule.relation, compiled: entry.compiled };
    if (match === null || leads(found, match)) match = found;
  }
  if (match !== null) return match;
  // A class that the record names itself needs no rule for its own members.
  return allergy.allergens.has(substance) ? { allergy, relation: 'sameClass', compiled: sameSubstanceAllergy } : null;
}

function meets(allergens: ReadonlySet<number>, members: Uint8Array): boolean {
  for (const number of allergens) if (members[number] === 1) return true;
  return false;
}

/** The closer relation; between equally close ones the more severe answer to the reaction on record. */
function leads(one: Match, other: Match): boolean {
  const nearer = relationsClosestFirst.indexOf(one.relation) - relationsClosestFirst.indexOf(other.relation);
  return nearer < 0 || (nearer === 0 && severityIndex(severityOf(one)) < severityIndex(severityOf(other)));
}

function severityOf({ allergy, compiled }: Match): Severity {
  return compiled.rule.severityByReaction[allergy.level];
}

function draft(
  substance: number,
  lines: readonly Line[],
  matches: readonly Match[],
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): FindingDraft {
  const id = substanceId(knowledge, substance);
  const byHit = new Map<RuleHit, Match>();
  for (const match of matches) {
    byHit.set(
      {
        compiled: match.compiled,
        severity: severityOf(match),
        context: 'shown',
        critical: match.allergy.isAnaphylaxis && (match.relation === 'sameSubstance' || match.relation === 'sameClass'),
        traces: [],
        band: `${match.relation}:${match.allergy.level}`,
        scope: { facts, knowledge, pack: match.compiled.pack, subject: [{ substance, lines }] },
      },
      match,
    );
  }
  const titleOf = (match: Match | undefined): Message => ({
    key: `finding.allergy.${match?.relation ?? 'sameSubstance'}`,
    params: { substance: id, textAllergen: match?.allergy.text ?? '' },
  });
  return {
    subject: id,
    lines,
    substances: [substance],
    title: (leading) => titleOf(byHit.get(leading)),
    hits: [...byHit.keys()],
    evidence: [
      ...matches.map(({ allergy }) => ({
        kind: 'allergy' as const,
        recordId: allergy.entry.id,
        fact: 'allergy',
        text: evidenceText(allergy),
        at: allergy.entry.recordedAt,
      })),
      ...lines.map((line) => orderEvidence(knowledge, line, substance)),
    ],
    clearsWhen: [
      { key: 'clears.stop', params: { substance: id } },
      ...matches.map(({ allergy }) => ({ key: 'clears.allergyRefuted', params: { textAllergen: allergy.text } })),
    ],
  };
}

/** The words of the record: the allergen and what happened. */
function evidenceText(allergy: ReadAllergy): string {
  const reactions = allergy.entry.reactions
    .map((reaction) => reaction.manifestation.text)
    .filter((text) => text !== '');
  return [allergy.text, ...reactions].join(', ').slice(0, 500);
}
