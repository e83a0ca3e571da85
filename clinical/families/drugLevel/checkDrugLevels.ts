import type { DrugLevelRule } from '../../../schema/knowledge/rules/drugLevel.ts';
import type { ConditionScope } from '../../conditions/conditionScope.ts';
import { evaluateCondition } from '../../conditions/evaluateCondition.ts';
import { isLocalOnly, type Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import type { FamilyCheck, FindingDraft, Unknown } from '../familyOutcome.ts';
import { judgeLevel, type LevelVerdict } from './judgeLevel.ts';
import { type LevelHit, levelDraft } from './levelDraft.ts';

/** The rules about one analyte with the lines that bring its drug. */
interface Measured {
  readonly analyte: string;
  readonly lines: Set<Line>;
  readonly substances: Set<number>;
  readonly rules: Set<CompiledRule<DrugLevelRule>>;
}

/**
 * Family 18. A level that nobody measured is a matter of monitoring, and not of this family; a level of a drug that is not ordered
 * is no finding.
 */
export const checkDrugLevels: FamilyCheck = (facts, knowledge, lines) => {
  const findings: FindingDraft[] = [];
  const unknowns: Unknown[] = [];
  const applicable: Line[] = [];
  for (const measured of byAnalyte(lines, knowledge)) {
    const own = [...measured.lines];
    const verdicts = [...measured.rules].map((compiled) => judge(compiled, measured, facts, knowledge));
    const told = verdicts.filter(({ verdict }) => verdict.kind !== 'notConcerned');
    if (told.length > 0) applicable.push(...own);
    const isAnswered = told.some(({ verdict }) => verdict.kind === 'hit' || verdict.kind === 'clear');
    for (const { verdict } of told) {
      // A peak is no trough: one of the two rules is enough to have read it.
      if (verdict.kind === 'unknown' || (verdict.kind === 'otherHour' && !isAnswered))
        unknowns.push({ ...verdict.lack, lines: own });
    }
    findings.push(...drafts(measured, told, facts, knowledge));
  }
  return { findings, unknowns, applicable };
};

function byAnalyte(lines: readonly Line[], knowledge: CompiledKnowledge): Iterable<Measured> {
  const measured = new Map<string, Measured>();
  for (const line of lines) {
    if (isLocalOnly(line)) continue;
    for (const substance of line.substances) {
      for (const compiled of knowledge.drugLevels.get(substance) ?? []) {
        const { analyte } = compiled.rule;
        const known = measured.get(analyte) ?? { analyte, lines: new Set(), substances: new Set(), rules: new Set() };
        known.lines.add(line);
        known.substances.add(substance);
        known.rules.add(compiled);
        measured.set(analyte, known);
      }
    }
  }
  return measured.values();
}

interface Judged {
  readonly compiled: CompiledRule<DrugLevelRule>;
  readonly scope: ConditionScope;
  readonly verdict: LevelVerdict;
}

function judge(
  compiled: CompiledRule<DrugLevelRule>,
  measured: Measured,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): Judged {
  const lines = [...measured.lines];
  const subject = [...measured.substances].map((substance) => ({
    substance,
    lines: lines.filter((line) => line.substances.includes(substance)),
  }));
  const scope = { facts, knowledge, pack: compiled.pack, subject };
  const { appliesWhen } = compiled.rule;
  const isAbout = appliesWhen === undefined || evaluateCondition(appliesWhen, scope, []) !== 'no';
  return { compiled, scope, verdict: isAbout ? judgeLevel(compiled.rule, lines, scope) : { kind: 'notConcerned' } };
}

/** Too high and too low are two findings: a peak may be high while the trough is low. */
function drafts(
  measured: Measured,
  judged: readonly Judged[],
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): readonly FindingDraft[] {
  const hits = judged.flatMap(({ compiled, scope, verdict }): LevelHit[] =>
    verdict.kind === 'hit' ? [{ compiled, scope, verdict }] : [],
  );
  return [true, false].flatMap((isLow) => {
    const own = hits.filter(({ verdict }) => verdict.band.comparator.startsWith('<') === isLow);
    const about = {
      analyte: measured.analyte,
      lines: [...measured.lines],
      substances: [...measured.substances],
      isLow,
    };
    return own.length === 0 ? [] : [levelDraft(about, own, facts, knowledge)];
  });
}
