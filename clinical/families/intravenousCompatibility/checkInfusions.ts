import type { IntravenousCompatibilityRule } from '../../../schema/knowledge/rules/intravenousCompatibility.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import { evaluateCondition } from '../../conditions/evaluateCondition.ts';
import { type Line, overlap } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { PairedRule } from '../../knowledge/rulesBySubstance.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { FamilyCheck, Unknown } from '../familyOutcome.ts';
import { diluentsOf } from './diluentOf.ts';
import { diluentDraft, infusionDraft, type Mixture, type WrongFluid } from './infusionDrafts.ts';
import { isByVein, mayShareLine } from './mayMeet.ts';

type Entry = PairedRule<IntravenousCompatibilityRule>;

/**
 * Family 19. One finding per drug that must not run with others, and names them all: a drip of ten drugs is a few findings, not
 * forty-five pairs.
 */
export const checkInfusions: FamilyCheck = (facts, knowledge, lines) => {
  const infused = lines.filter((line) => isByVein(line) !== 'no');
  // Most of the hundred rules of a drug are about drugs that are not here: asked once each, before lines are compared.
  const present = [...new Set(infused.flatMap((line) => line.substances))];
  const mixtures = new Map<number, Mixture>();
  const fluids = new Map<number, WrongFluid>();
  const unknowns: Unknown[] = [];
  const applicable: Line[] = infused.length > 1 ? [...infused] : [];
  for (const line of infused) {
    for (const substance of line.substances) {
      for (const entry of knowledge.infusions.get(substance) ?? []) {
        const { rule } = entry.compiled;
        if (rule.diluents !== undefined) {
          if (isByVein(line) !== 'yes') continue;
          applicable.push(line);
          judgeFluid(entry, rule.diluents, line, substance, facts, knowledge, fluids, unknowns);
        } else if (holdsAny(entry.others.has, present)) {
          for (const other of infused)
            if (other !== line) judgePair(entry, line, substance, other, facts, knowledge, mixtures, unknowns);
        }
      }
    }
  }
  const findings = [
    ...[...mixtures.values()].map((mixture) => infusionDraft(mixture, knowledge)),
    ...[...fluids.values()].map((fluid) => diluentDraft(fluid, knowledge)),
  ];
  return { findings, unknowns, applicable };
};

function holdsAny(set: Uint8Array, substances: readonly number[]): boolean {
  for (const substance of substances) if (set[substance] === 1) return true;
  return false;
}

function judgePair(
  entry: Entry,
  line: Line,
  substance: number,
  other: Line,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
  mixtures: Map<number, Mixture>,
  unknowns: Unknown[],
): void {
  for (const partner of other.substances) {
    if (entry.others.has[partner] !== 1 || partner === substance) continue;
    const meet = entry.compiled.rule.apart === 'patient' ? overlap(line, other) : mayShareLine(line, other, facts);
    if (!meet) continue;
    const unclear = [line, other].filter((end) => isByVein(end) !== 'yes');
    const hit = hitOf(entry, line, substance, facts, knowledge, { lines: [other], substance: partner });
    if (hit === null) continue;
    if (unclear.length > 0) {
      const detail = { key: 'notAssessed.input', params: { input: 'route', reason: 'missing' } };
      unknowns.push({ lines: unclear, reason: 'missing', input: 'route', detail });
      continue;
    }
    addPair(mixtures, { substance, line, partner, other, hit });
  }
}

interface Pair {
  readonly substance: number;
  readonly line: Line;
  readonly partner: number;
  readonly other: Line;
  readonly hit: RuleHit;
}

/** A pair that rules tell from both ends is told once: by the drug that has more to avoid, if it came first. */
function addPair(mixtures: Map<number, Mixture>, { substance, line, partner, other, hit }: Pair): void {
  const told = mixtures.get(partner);
  const turned = told?.partners.has(substance) === true;
  const mixture: Mixture = (turned ? told : mixtures.get(substance)) ?? {
    substance,
    lines: new Set(),
    partners: new Map(),
    hits: new Map(),
  };
  const [own, met, partnerOfIt] = turned ? [other, line, substance] : [line, other, partner];
  mixture.lines.add(own);
  const known = mixture.partners.get(partnerOfIt) ?? new Set<Line>();
  mixture.partners.set(partnerOfIt, known.add(met));
  if (!mixture.hits.has(hit.compiled.rule.id)) mixture.hits.set(hit.compiled.rule.id, hit);
  mixtures.set(mixture.substance, mixture);
}

function judgeFluid(
  entry: Entry,
  wrong: NonNullable<IntravenousCompatibilityRule['diluents']>,
  line: Line,
  substance: number,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
  fluids: Map<number, WrongFluid>,
  unknowns: Unknown[],
): void {
  const hit = hitOf(entry, line, substance, facts, knowledge);
  if (hit === null) return;
  const stated = diluentsOf(line);
  if (stated === null) {
    const detail = { key: 'notAssessed.input', params: { input: 'diluent', reason: 'missing' } };
    unknowns.push({ lines: [line], reason: 'missing', input: 'diluent', detail });
    return;
  }
  if (!wrong.some((diluent) => stated.has(diluent))) return;
  const fluid = fluids.get(substance) ?? { substance, lines: new Set(), hits: new Map() };
  fluid.lines.add(line);
  fluid.hits.set(entry.compiled.rule.id, hit);
  fluids.set(substance, fluid);
}

/** null: the rule is not about this patient. */
function hitOf(
  { compiled }: Entry,
  line: Line,
  substance: number,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
  other?: { readonly lines: readonly Line[]; readonly substance: number },
): RuleHit | null {
  const end = { lines: [line], substance };
  const ends = other === undefined ? { subject: [end] } : { a: end, b: other };
  const scope = { facts, knowledge, pack: compiled.pack, ...ends };
  const evidence: Evidence[] = [];
  const { appliesWhen, diluents, severity, id } = compiled.rule;
  const applies = appliesWhen === undefined ? 'yes' : evaluateCondition(appliesWhen, scope, evidence);
  if (applies === 'no') return null;
  return {
    compiled,
    severity,
    // That they share a line is not known; a fluid that is written down is.
    context: diluents === undefined ? 'known' : 'shown',
    critical: false,
    scope,
    traces: applies === 'yes' ? [] : [{ id: `${id}#applies`, effect: 'unknown', reason: byDoubt, evidence }],
  };
}

const byDoubt = {
  en: 'A fact that the rule asks for is not known, so it holds.',
  fr: 'Une donnée que la règle demande est inconnue : elle s’applique.',
};
