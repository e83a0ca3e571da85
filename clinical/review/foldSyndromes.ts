import type { Family } from '../../schema/family.ts';
import type { RuleAction } from '../../schema/knowledge/ruleAction.ts';
import type { Syndrome } from '../../schema/knowledge/syndrome.ts';
import type { Finding } from '../../schema/review/finding.ts';
import { orderFamilies } from '../knowledge/orderRules.ts';
import { pushInto } from '../knowledge/pushInto.ts';
import { severityIndex } from '../tier/tierTable.ts';
import { tellSyndrome } from './tellSyndrome.ts';

/** The milder harm on the left is part of the stronger one on the right, where all its lines are. */
const partOfStronger: ReadonlyMap<Syndrome, Syndrome> = new Map([['sedationAndFalls', 'opioidAndSedative']]);

/** Told together although each may have one part only. */
const nested: ReadonlySet<Syndrome> = new Set([...partOfStronger].flat());

/** A harm told as one finding, and the preventive actions that it does not say. */
interface Whole {
  readonly told: Finding;
  readonly leftOut: readonly RuleAction[];
}

/**
 * Tells as one finding what is about one harm: the result, the group of drugs, and the pairs among them. It takes the highest
 * severity and the loudest tier of its parts, and lists all their rules. A pair that carries another harm too stays by itself,
 * and so do pairs without a result, a group or rules about single drugs around them.
 */
export function foldSyndromes(findings: readonly Finding[]): readonly Finding[] {
  const partsBySyndrome = new Map<Syndrome, Finding[]>();
  for (const finding of findings) {
    const syndrome = onlySyndromeOf(finding);
    if (syndrome === null) continue;
    pushInto(partsBySyndrome, syndrome, finding);
  }
  const joined = new Map<Syndrome, readonly Finding[]>();
  for (const [syndrome, parts] of partsBySyndrome)
    if (parts.length > 1 || nested.has(syndrome)) joined.set(syndrome, joinedParts(parts));
  for (const [milder, stronger] of partOfStronger) {
    const [inner, outer] = [joined.get(milder) ?? [], joined.get(stronger) ?? []];
    const lines = new Set(outer.flatMap((part) => part.orderIds));
    if (inner.length === 0 || !inner.every((part) => part.orderIds.every((id) => lines.has(id)))) continue;
    joined.set(stronger, [...outer, ...inner]);
    joined.delete(milder);
  }
  const folded = new Set<Finding>();
  const wholes: Whole[] = [];
  for (const [syndrome, parts] of joined) {
    if (parts.length < 2) continue;
    for (const part of parts) folded.add(part);
    const told = tellSyndrome(syndrome, parts);
    const leftOut = parts
      .flatMap((part) => part.actions)
      .filter((action) => action.preventive === true && !said(told, action));
    wholes.push({ told, leftOut });
  }
  const leaving = wholes.filter(({ leftOut }) => leftOut.length > 0);
  const others = findings.filter((finding) => !folded.has(finding));
  return [
    ...(leaving.length === 0 ? others : others.map((finding) => withoutLeftOut(finding, leaving))),
    ...wholes.map(({ told }) => told),
  ];
}

/** What a whole left out because its result shows the harm is not said by another finding on its lines either. */
function withoutLeftOut(finding: Finding, wholes: readonly Whole[]): Finding {
  const near = wholes.filter(({ told }) => finding.orderIds.some((id) => told.orderIds.includes(id)));
  const leftOut = new Set(near.flatMap((each) => each.leftOut.map((action) => action.en)));
  if (leftOut.size === 0) return finding;
  const actions = finding.actions.filter((action) => !leftOut.has(action.en));
  return actions.length === 0 || actions.length === finding.actions.length ? finding : { ...finding, actions };
}

function said(told: Finding, action: RuleAction): boolean {
  return told.actions.some((own) => own.en === action.en);
}

function onlySyndromeOf({ family, rules }: Finding): Syndrome | null {
  if (!isCore(family) && family !== 'interaction' && !ofOneDrug.has(family)) return null;
  const first = rules[0]?.syndrome;
  return first === undefined || rules.some(({ syndrome }) => syndrome !== first) ? null : first;
}

/**
 * The group, or else the worst result, and what shares its lines; with them what rules say of single drugs among those. A pair belongs when both of its lines do, or when one of them has
 * the result: then the pair is a cause of it (warfarin with miconazole, beside an INR of 5.8 under warfarin).
 */
function joinedParts(parts: readonly Finding[]): readonly Finding[] {
  const pairs = parts.filter((part) => part.family === 'interaction');
  const rules = parts.filter((part) => ofOneDrug.has(part.family));
  const [seed, ...rest] = parts.filter((part) => isCore(part.family)).toSorted(groupsThenWorst);
  if (seed === undefined) return withPairsWithin(rules, pairs);
  const core = [seed];
  for (let open = rest, grew = true; grew;) {
    const lines = linesOf(core);
    const joining = open.filter((part) => part.orderIds.some((id) => lines.has(id)));
    core.push(...joining);
    open = open.filter((part) => !joining.includes(part));
    grew = joining.length > 0;
  }
  const lines = linesOf(core);
  const withResult = linesOf(core.filter((part) => part.family === 'laboratoryTrigger'));
  return [
    ...core,
    ...rules.filter(({ orderIds }) => orderIds.every((id) => lines.has(id))),
    ...pairs.filter(
      ({ orderIds }) => orderIds.every((id) => lines.has(id)) || orderIds.some((id) => withResult.has(id)),
    ),
  ];
}

/** Without a result or a group: what several rules say of single drugs, and the pairs among those. */
function withPairsWithin(rules: readonly Finding[], pairs: readonly Finding[]): readonly Finding[] {
  const lines = linesOf(rules);
  return [...rules, ...pairs.filter(({ orderIds }) => orderIds.every((id) => lines.has(id)))];
}

function isCore(family: Family): boolean {
  return family === 'laboratoryTrigger' || family === 'cumulativeRisk';
}

/** Families whose rules judge one drug by the patient: an age, a disease, a dose. What a site wrote itself is told by itself. */
const ofOneDrug: ReadonlySet<Family> = new Set(orderFamilies.filter((family) => family !== 'siteProtocol'));

function groupsThenWorst(one: Finding, other: Finding): number {
  return (
    Number(other.family === 'cumulativeRisk') - Number(one.family === 'cumulativeRisk') ||
    severityIndex(one.severity) - severityIndex(other.severity) ||
    (one.key < other.key ? -1 : 1)
  );
}

function linesOf(parts: readonly Finding[]): ReadonlySet<string> {
  return new Set(parts.flatMap((part) => part.orderIds));
}
