import type { LocalisedText } from '../../schema/localisedText.ts';
import type { Evidence } from '../../schema/review/evidence.ts';
import type { Message } from '../../schema/review/message.ts';
import type { NotAssessedReason } from '../../schema/review/notAssessed.ts';
import type { Line } from '../facts/lines.ts';
import type { PatientFacts } from '../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import type { RuleHit } from '../tier/judgeHit.ts';

export interface Wording {
  readonly hazard?: LocalisedText | undefined;
  readonly actions?: readonly LocalisedText[] | undefined;
}

/** What a family found, before tiers and fingerprints. */
export interface FindingDraft {
  /** What it is about within the family: together with the family the finding's key. */
  readonly subject: string;
  /** What else a validation of a line rests on: who else takes part. Absent where the subject says it. */
  readonly company?: string;
  readonly lines: readonly Line[];
  readonly substances: readonly number[];
  /** Chosen when the leading hit is known. */
  readonly title: (leading: RuleHit) => Message;
  readonly hits: readonly RuleHit[];
  readonly evidence: readonly Evidence[];
  readonly clearsWhen: readonly Message[];
  /** What the band that was reached says in place of its rule, where it says something. */
  readonly wording?: (leading: RuleHit) => Wording | undefined;
}

/** A check that could not be done. No lines: for the patient as a whole. */
export interface Unknown {
  readonly lines: readonly Line[];
  readonly reason: NotAssessedReason;
  readonly input: string;
  readonly detail: Message;
}

export interface FamilyOutcome {
  readonly findings: readonly FindingDraft[];
  readonly unknowns: readonly Unknown[];
  /** The lines for which the family has anything to ask; one may be named by several rules. */
  readonly applicable: readonly Line[];
}

/** A family looks at the given, recognised lines; what is unrecognised or not covered is reported by the review for all alike. */
export type FamilyCheck = (facts: PatientFacts, knowledge: CompiledKnowledge, lines: readonly Line[]) => FamilyOutcome;
