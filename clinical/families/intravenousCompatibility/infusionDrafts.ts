import type { Line } from '../../facts/lines.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { FindingDraft } from '../familyOutcome.ts';
import { orderEvidence, substanceId, substanceIds } from '../substanceNames.ts';

/** A drug with all that it must not meet in a line. */
export interface Mixture {
  readonly substance: number;
  readonly lines: Set<Line>;
  readonly partners: Map<number, Set<Line>>;
  readonly hits: Map<string, RuleHit>;
}

/** A drug in a fluid that it does not bear. */
export interface WrongFluid {
  readonly substance: number;
  readonly lines: Set<Line>;
  readonly hits: Map<string, RuleHit>;
}

export function infusionDraft(mixture: Mixture, knowledge: CompiledKnowledge): FindingDraft {
  const { substance, lines, partners, hits } = mixture;
  const id = substanceId(knowledge, substance);
  const substances = substanceIds(knowledge, partners.keys());
  return {
    subject: id,
    company: substances.join('+'),
    lines: [...new Set([...lines, ...[...partners.values()].flatMap((own) => [...own])])],
    substances: [substance, ...partners.keys()],
    title: (leading) => ({
      key: isPatientWide(leading) ? 'finding.infusionsForbidden' : 'finding.infusionsMeet',
      params: { substance: id, substances },
    }),
    hits: [...hits.values()],
    evidence: [
      ...[...lines].map((line) => orderEvidence(knowledge, line, substance)),
      ...[...partners].flatMap(([partner, own]) => [...own].map((line) => orderEvidence(knowledge, line, partner))),
    ],
    clearsWhen: [
      ...([...hits.values()].some(isPatientWide)
        ? []
        : [{ key: 'clears.separateLine', params: { substance: id, substances } }]),
      { key: 'clears.stop', params: { substance: id } },
    ],
  };
}

export function diluentDraft({ substance, lines, hits }: WrongFluid, knowledge: CompiledKnowledge): FindingDraft {
  const id = substanceId(knowledge, substance);
  const textDiluent = [...lines].flatMap((line) => line.order.dosages.flatMap((dosage) => dosage.diluentText ?? []))[0];
  return {
    subject: `${id}:diluent`,
    lines: [...lines],
    substances: [substance],
    title: () => ({ key: 'finding.diluent', params: { substance: id, textDiluent: textDiluent ?? '' } }),
    hits: [...hits.values()],
    evidence: [...lines].map((line) => orderEvidence(knowledge, line, substance)),
    clearsWhen: [{ key: 'clears.otherDiluent', params: { substance: id } }],
  };
}

function isPatientWide({ compiled: { rule } }: RuleHit): boolean {
  return rule.family === 'intravenousCompatibility' && rule.apart === 'patient';
}
