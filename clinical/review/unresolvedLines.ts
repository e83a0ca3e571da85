import type { Message } from '../../schema/review/message.ts';
import type { Unknown } from '../families/familyOutcome.ts';
import { substanceIds } from '../families/substanceNames.ts';
import type { Line } from '../facts/lines.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import type { RunningFamily } from '../knowledge/runningFamilies.ts';

/** Lines that concern a family and of which it can say nothing: not recognised, or a drug that no pack covers for it. */
export function unresolvedFor(
  family: RunningFamily,
  lines: readonly Line[],
  concerns: (line: Line) => boolean,
  knowledge: CompiledKnowledge,
): readonly Unknown[] {
  const unknowns: Unknown[] = [];
  const covered = knowledge.covered[family];
  for (const line of lines) {
    if (line.resolution.recognised && areCovered(line.substances, covered)) continue;
    if (!concerns(line)) continue;
    if (!line.resolution.recognised) {
      unknowns.push({
        lines: [line],
        reason: 'unrecognised',
        input: 'medication',
        detail: whyUnrecognised(line, knowledge),
      });
      continue;
    }
    const uncovered = line.substances.filter((number) => covered[number] !== 1);
    const substances = substanceIds(knowledge, uncovered);
    unknowns.push({
      lines: [line],
      reason: 'notCovered',
      input: substances.join('+').slice(0, 120),
      detail: { key: 'notAssessed.notCovered', params: { substances, family } },
    });
  }
  return unknowns;
}

function areCovered(substances: readonly number[], covered: Uint8Array): boolean {
  for (const number of substances) if (covered[number] !== 1) return false;
  return true;
}

function whyUnrecognised(line: Line, knowledge: CompiledKnowledge): Message {
  const textMedication = line.order.medication.text;
  const { resolution } = line;
  if (resolution.recognised || resolution.why === 'unknown')
    return { key: 'notAssessed.unrecognised', params: { textMedication } };
  const substancesByText = substanceIds(knowledge, resolution.byText);
  if (resolution.why === 'partial')
    return { key: 'notAssessed.partlyRecognised', params: { textMedication, substances: substancesByText } };
  return {
    key: 'notAssessed.codesDisagree',
    params: { textMedication, substancesByCode: substanceIds(knowledge, resolution.byCode), substancesByText },
  };
}
