import type { Line } from '../../facts/lines.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { FamilyCheck, Unknown } from '../familyOutcome.ts';
import { isByRoute } from '../isByRoute.ts';
import { linesByRule } from '../linesByRule.ts';
import { type Group, laboratoryDraft } from './laboratoryDraft.ts';
import {
  type Band,
  bandOf,
  type LaboratoryRule,
  limitOnly,
  mattersUnmeasured,
  measure,
  type Measured,
  undatedResult,
} from './measureResult.ts';

/** Family 16. Several rules and lines on one result and in one direction are one finding ("high potassium, three causes"). */
export const checkLaboratory: FamilyCheck = (facts, knowledge, lines) => {
  const groups = new Map<string, Group>();
  const unknowns: Unknown[] = [];
  const applicable: Line[] = [];
  for (const [number, named] of linesByRule(lines, knowledge.laboratoryBySubstance)) {
    const entry = knowledge.laboratory[number];
    if (entry === undefined) continue;
    const rule = entry.compiled.rule;
    const concerned = named.filter((line) => isByRoute(rule.routes, line));
    if (concerned.length === 0) continue;
    applicable.push(...concerned);
    const measured = measure(rule, facts);
    if ('reason' in measured) {
      if (rule.onlyIfMeasured === true && !mattersUnmeasured(rule, measured, facts)) continue;
      unknowns.push({ ...measured, lines: concerned });
      continue;
    }
    const { band, undecided } = bandOf(rule, measured);
    if (undecided && measured.kind === 'value') unknowns.push({ ...limitOnly(measured.result), lines: concerned });
    if (band === null) {
      if (measured.kind === 'value' && measured.undated && !undecided)
        unknowns.push({ ...undatedResult(measured.result), lines: concerned });
      continue;
    }
    addToGroup(groups, rule, band, measured, concerned, entry.drugs.has, {
      compiled: entry.compiled,
      severity: band.severity,
      context: 'shown',
      critical: band.critical,
      traces: [],
      band: bandName(rule, band),
      scope: { facts, knowledge, pack: entry.compiled.pack, subject: subjects(concerned, entry.drugs.has) },
    });
  }
  return { findings: [...groups.values()].map((group) => laboratoryDraft(group, knowledge)), unknowns, applicable };
};

function addToGroup(
  groups: Map<string, Group>,
  rule: LaboratoryRule,
  band: Band,
  measured: Measured,
  lines: readonly Line[],
  drugs: Uint8Array,
  hit: RuleHit,
): void {
  const direction = rule.course === 'acuteKidneyInjury' ? 'injury' : band.comparator.startsWith('<') ? 'low' : 'high';
  const subject = `${rule.analyte}:${direction}`;
  let group = groups.get(subject);
  if (group === undefined) {
    group = { subject, lines: new Set(), substances: new Set(), hits: [], measured };
    groups.set(subject, group);
  }
  group.hits.push({ hit, band });
  for (const line of lines) {
    group.lines.add(line);
    for (const substance of line.substances) if (drugs[substance] === 1) group.substances.add(substance);
  }
}

function subjects(lines: readonly Line[], drugs: Uint8Array) {
  const bySubstance = new Map<number, Line[]>();
  for (const line of lines) {
    for (const substance of line.substances) {
      if (drugs[substance] !== 1) continue;
      const known = bySubstance.get(substance);
      if (known === undefined) bySubstance.set(substance, [line]);
      else known.push(line);
    }
  }
  return [...bySubstance].map(([substance, own]) => ({ substance, lines: own }));
}

function bandName(rule: LaboratoryRule, band: Band): string {
  const subject = rule.course === 'acuteKidneyInjury' ? 'acuteKidneyInjury' : rule.analyte;
  return `${subject}${band.comparator}${band.value.value} ${band.value.unit}`;
}
