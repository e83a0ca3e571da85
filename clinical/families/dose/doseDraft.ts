import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import { severityIndex } from '../../tier/tierTable.ts';
import type { FindingDraft } from '../familyOutcome.ts';
import { orderEvidence, substanceId } from '../substanceNames.ts';
import type { DoseHit } from './doseHit.ts';
import { doseClears, doseEvidence, doseTitle } from './doseMessages.ts';

/** One finding about one substance, led by its worst limit; what would clear it is every limit that is passed. */
export function doseDraft(substance: number, hits: readonly DoseHit[], knowledge: CompiledKnowledge): FindingDraft {
  const id = substanceId(knowledge, substance);
  const byHit = new Map(hits.map((entry) => [entry.hit, entry]));
  const ordered = hits.toSorted((one, other) => severityIndex(one.hit.severity) - severityIndex(other.hit.severity));
  const lines = [...new Set(ordered.flatMap((entry) => entry.exceeded.lines))];
  return {
    subject: id,
    lines,
    substances: [substance],
    title: (leading) => {
      const entry = byHit.get(leading);
      return entry === undefined ? { key: 'clears.stop', params: { substance: id } } : doseTitle(entry, id);
    },
    hits: hits.map((entry) => entry.hit),
    evidence: [...ordered.flatMap(doseEvidence), ...lines.map((line) => orderEvidence(knowledge, line, substance))],
    clearsWhen: ordered.map((entry) => doseClears(entry, id)),
    wording: (leading) => {
      const advice = byHit.get(leading)?.limit.advice;
      return advice === undefined ? undefined : { actions: [advice, ...leading.compiled.rule.actions] };
    },
  };
}
