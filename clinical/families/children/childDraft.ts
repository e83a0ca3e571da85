import type { Message } from '../../../schema/review/message.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import { doseDraft } from '../dose/doseDraft.ts';
import type { DoseHit } from '../dose/doseHit.ts';
import type { FindingDraft } from '../familyOutcome.ts';
import { orderEvidence, substanceId } from '../substanceNames.ts';
import type { AvoidHit } from './checkAvoided.ts';

/** One finding about one substance: that it should not be given at this age, and what is wrong with its dose. */
export function childDraft(
  substance: number,
  avoided: readonly AvoidHit[],
  doses: readonly DoseHit[],
  knowledge: CompiledKnowledge,
): FindingDraft {
  const id = substanceId(knowledge, substance);
  const ofDose = doseDraft(substance, doses, knowledge);
  const byHit = new Map(avoided.map((entry) => [entry.hit, entry]));
  const lines = [...new Set([...avoided.flatMap((entry) => entry.lines), ...ofDose.lines])];
  return {
    ...ofDose,
    lines,
    title: (leading) => {
      const entry = byHit.get(leading);
      return entry === undefined ? ofDose.title(leading) : avoidTitle(id, entry.belowMonths);
    },
    hits: [...avoided.map((entry) => entry.hit), ...ofDose.hits],
    evidence: [
      ...avoided.flatMap((entry) => entry.evidence),
      ...ofDose.evidence,
      ...lines.filter((line) => !ofDose.lines.includes(line)).map((line) => orderEvidence(knowledge, line, substance)),
    ],
    clearsWhen: avoided.length > 0 ? [{ key: 'clears.stop', params: { substance: id } }] : ofDose.clearsWhen,
    wording: (leading) => {
      const entry = byHit.get(leading);
      if (entry === undefined) return ofDose.wording?.(leading);
      return { actions: [entry.advice, ...leading.compiled.rule.actions] };
    },
  };
}

/** Months up to two years, years from then on. */
function avoidTitle(substance: string, belowMonths: number): Message {
  return belowMonths < 24 || belowMonths % 12 !== 0
    ? { key: 'finding.children.avoidMonths', params: { substance, months: belowMonths } }
    : { key: 'finding.children.avoid', params: { substance, years: belowMonths / 12 } };
}
