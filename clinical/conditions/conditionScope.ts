import type { NotAssessedReason } from '../../schema/review/notAssessed.ts';
import type { Line } from '../facts/lines.ts';
import type { PatientFacts } from '../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';

/** The lines and the substance at one end of what a rule is about. */
export interface RuleEnd {
  readonly lines: readonly Line[];
  readonly substance: number;
}

/** Why a fact is unknown: which input, and what is wrong with it. */
export interface MissingInput {
  readonly input: string;
  readonly reason: NotAssessedReason;
}

/** What a condition is asked about: which rule's pack, and who is `a`, `b` or `subject`. */
export interface ConditionScope {
  readonly facts: PatientFacts;
  readonly knowledge: CompiledKnowledge;
  readonly pack: number;
  readonly a?: RuleEnd;
  readonly b?: RuleEnd;
  readonly subject?: readonly RuleEnd[];
  /** Collects what made facts unknown, where somebody will report it. */
  readonly missing?: MissingInput[];
}

/** The truth of a fact whose input is not there, noted for the report. */
export function unknownFor(scope: ConditionScope, input: string, reason: NotAssessedReason = 'missing'): 'unknown' {
  if (scope.missing !== undefined && !scope.missing.some((known) => known.input === input))
    scope.missing.push({ input, reason });
  return 'unknown';
}

/** Which ends a fact of a line is about. */
export function endsOf(of: 'a' | 'b' | 'subject' | 'any', scope: ConditionScope): readonly RuleEnd[] {
  if (of === 'a') return scope.a === undefined ? [] : [scope.a];
  if (of === 'b') return scope.b === undefined ? [] : [scope.b];
  if (of === 'subject' && scope.subject !== undefined) return scope.subject;
  const pair = [scope.a, scope.b].filter((end) => end !== undefined);
  return of === 'subject' ? pair : [...pair, ...(scope.subject ?? [])];
}

export function linesOf(of: 'a' | 'b' | 'subject' | 'any', scope: ConditionScope): readonly Line[] {
  const ends = endsOf(of, scope);
  const [only] = ends;
  return only !== undefined && ends.length === 1 ? only.lines : ends.flatMap((end) => end.lines);
}
