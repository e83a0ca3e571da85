import type { Family } from '../../schema/family.ts';
import type { RuleAction } from '../../schema/knowledge/ruleAction.ts';
import type { Syndrome } from '../../schema/knowledge/syndrome.ts';
import type { Finding } from '../../schema/review/finding.ts';
import type { Message } from '../../schema/review/message.ts';
import { severityIndex } from '../tier/tierTable.ts';
import { joinParts } from './joinParts.ts';
import { unique } from './unique.ts';
import { sortFew } from '../sortFew.ts';

/**
 * Among parts that are equally severe the patient's own result speaks first, then the whole group of drugs, then a pair: "potassium
 * 6.1 with three causes" says more than "potassium chloride with ramipril".
 */
const speaksFirst: readonly Family[] = ['laboratoryTrigger', 'cumulativeRisk', 'interaction'];
const MOST_ACTIONS = 6;

/** One finding from its parts: the highest severity, the loudest tier, every line, every rule, and actions in the order to do them. */
export function tellSyndrome(syndrome: Syndrome, parts: readonly Finding[]): Finding {
  // A milder harm that is told within this one speaks after it.
  const isAbout = ({ rules }: Finding): boolean => rules[0]?.syndrome === syndrome;
  const ordered = sortFew(
    [...parts],
    (one, other) =>
      Number(showsHarm(other)) - Number(showsHarm(one)) ||
      severityIndex(one.severity) - severityIndex(other.severity) ||
      Number(isAbout(other)) - Number(isAbout(one)) ||
      placeOf(one.family) - placeOf(other.family) ||
      (one.key < other.key ? -1 : 1),
  );
  const substances = [...new Set(ordered.flatMap((part) => part.substances))];
  const title = titleOf(syndrome, ordered, substances);
  return joinParts(ordered, { key: `syndrome:${syndrome}`, title, actions: actionsOf(ordered) });
}

function placeOf(family: Family): number {
  const place = speaksFirst.indexOf(family);
  return place < 0 ? speaksFirst.length : place;
}

/** A result by which the harm is there, not only possible: what it asks for comes before all that the drugs alone would ask. */
function showsHarm(part: Finding): boolean {
  return (
    part.family === 'laboratoryTrigger' &&
    (part.initialTier === 'mustAnswer' || severityIndex(part.severity) <= severityIndex('precaution'))
  );
}

/**
 * Beside a result that shows the harm, what the pairs and the group would do to prevent it is left out: "check potassium within 3 to
 * 7 days" must not stand under a potassium of 6.1. What they would stop or replace stays.
 */
function actionsOf(ordered: readonly Finding[]): RuleAction[] {
  const harmIsThere = ordered.some(showsHarm);
  const said = ordered.flatMap((part) =>
    part.actions.filter((action) => part.family === 'laboratoryTrigger' || !harmIsThere || action.preventive !== true),
  );
  return unique(said).slice(0, MOST_ACTIONS);
}

/** With a result the title names it: that is what makes a risk a danger. */
function titleOf(syndrome: Syndrome, parts: readonly Finding[], substances: readonly string[]): Message {
  const result = parts.find((part) => part.family === 'laboratoryTrigger')?.title;
  const { analyte, value, unit, stage } = result?.params ?? {};
  if (result !== undefined && stage !== undefined)
    return { key: result.key, params: { stage, substances: [...substances] } };
  if (analyte === undefined || value === undefined || unit === undefined)
    return { key: 'finding.cumulativeRisk', params: { syndrome, substances: [...substances] } };
  return { key: 'finding.syndromeWithResult', params: { syndrome, analyte, value, unit, substances: [...substances] } };
}
