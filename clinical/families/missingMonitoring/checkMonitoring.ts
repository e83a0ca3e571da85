import type { Evidence } from '../../../schema/review/evidence.ts';
import { resultEvidence } from '../../conditions/patientConditions.ts';
import { ageHours, isAnalyte, type LabResult } from '../../facts/latestResults.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { FamilyCheck, FindingDraft, Unknown } from '../familyOutcome.ts';
import { isByRoute } from '../isByRoute.ts';
import { linesByRule } from '../linesByRule.ts';
import { orderEvidence, substanceIds } from '../substanceNames.ts';
import { startUnknown } from './startUnknown.ts';

/** One laboratory test that should have been done, for all drugs that want it. */
interface Task {
  readonly analyte: string;
  readonly last: LabResult | null;
  readonly hits: RuleHit[];
  readonly lines: Set<Line>;
  readonly substances: Set<number>;
  days: number;
}

const DAY_MS = 86_400_000;

/** Family 17. One task per laboratory test, however many drugs ask for it. */
export const checkMonitoring: FamilyCheck = (facts, knowledge, lines) => {
  const tasks = new Map<string, Task>();
  const unknowns: Unknown[] = [];
  const applicable: Line[] = [];
  const started = lines.filter((line) => line.startMs <= facts.nowMs);
  for (const [number, concerned] of linesByRule(started, knowledge.monitoringBySubstance)) {
    const entry = knowledge.monitoring[number];
    if (entry === undefined) continue;
    const { compiled, drugs } = entry;
    const { rule } = compiled;
    const due = concerned.filter(
      (line) =>
        isByRoute(rule.routes, line) &&
        (line.startMs === -Infinity || facts.nowMs - line.startMs >= rule.afterDaysOfTreatment * DAY_MS),
    );
    if (due.length === 0) continue;
    applicable.push(...due);
    const last = isAnalyte(rule.analyte) ? facts.latest(rule.analyte) : null;
    const hours = last === null ? null : ageHours(last.at, facts.nowMs);
    if (last !== null && hours === null) {
      unknowns.push({
        lines: due,
        reason: 'stale',
        input: rule.analyte,
        detail: {
          key: 'notAssessed.resultUndated',
          params: { analyte: rule.analyte, value: last.quantity.value, unit: last.quantity.unit },
        },
      });
      continue;
    }
    if (hours !== null && hours <= rule.withinDays * 24) continue;
    const historyStart = facts.chart.completeSince;
    if (last === null && historyStart !== null && Date.parse(historyStart) > facts.nowMs - rule.withinDays * DAY_MS) {
      unknowns.push({
        lines: due,
        reason: 'missing',
        input: 'resultHistory',
        detail: { key: 'notAssessed.historyTooShort', params: { analyte: rule.analyte, at: historyStart } },
      });
      continue;
    }
    const task = tasks.get(rule.analyte) ?? {
      analyte: rule.analyte,
      last,
      hits: [],
      lines: new Set<Line>(),
      substances: new Set<number>(),
      days: rule.withinDays,
    };
    tasks.set(rule.analyte, task);
    task.days = Math.min(task.days, rule.withinDays);
    for (const line of due) {
      task.lines.add(line);
      for (const substance of line.substances) if (drugs.has[substance] === 1) task.substances.add(substance);
    }
    const startIsUnknown = rule.afterDaysOfTreatment > 0 && due.every((line) => line.startMs === -Infinity);
    task.hits.push({
      compiled,
      severity: rule.severity,
      context: 'known',
      critical: false,
      band: `${rule.analyte}:none within ${rule.withinDays} d`,
      traces: startIsUnknown ? [startUnknown(rule.id)] : [],
      scope: {
        facts,
        knowledge,
        pack: compiled.pack,
        subject: [...task.substances].map((substance) => ({
          substance,
          lines: due.filter((line) => line.substances.includes(substance)),
        })),
      },
    });
  }
  return { findings: [...tasks.values()].map((task) => draft(task, facts, knowledge)), unknowns, applicable };
};

function draft(task: Task, facts: PatientFacts, knowledge: CompiledKnowledge): FindingDraft {
  const substances = substanceIds(knowledge, task.substances);
  const { analyte, last } = task;
  const evidence: Evidence[] = last === null ? [] : [resultEvidence(last)];
  const days = last?.at == null ? 0 : Math.floor((facts.nowMs - Date.parse(last.at)) / DAY_MS);
  return {
    subject: analyte,
    lines: [...task.lines],
    substances: [...task.substances],
    title: () =>
      last === null
        ? { key: 'finding.monitoring.never', params: { analyte, substances } }
        : { key: 'finding.monitoring.overdue', params: { analyte, days, substances } },
    hits: task.hits,
    evidence: [
      ...evidence,
      ...[...task.lines].flatMap((line) =>
        line.substances
          .filter((substance) => task.substances.has(substance))
          .map((substance) => orderEvidence(knowledge, line, substance)),
      ),
    ],
    clearsWhen: [{ key: 'clears.resultWithin', params: { analyte, days: task.days } }],
  };
}
