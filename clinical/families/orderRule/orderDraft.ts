import type { Rule } from '../../../schema/knowledge/knowledgePack.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { Message } from '../../../schema/review/message.ts';
import { clearsFrom } from '../../conditions/clearsFrom.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import { severityIndex } from '../../tier/tierTable.ts';
import type { FindingDraft } from '../familyOutcome.ts';
import { orderEvidence, substanceId, substanceIds } from '../substanceNames.ts';
import { distinctEvidence } from './distinctEvidence.ts';
import type { OrderLevel } from './orderLevel.ts';

/** One rule that holds, with its level and what it rests on. */
export interface OrderHit {
  readonly hit: RuleHit;
  readonly level: OrderLevel;
  readonly isCertain: boolean;
  readonly lines: readonly Line[];
  readonly evidence: readonly Evidence[];
}

/** One finding about one drug, or, without a drug, about the patient. Other drugs that its conditions name belong to it. */
export function orderDraft(
  substance: number | null,
  hits: readonly OrderHit[],
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): FindingDraft {
  const entryOf = (hit: RuleHit) => hits.find((entry) => entry.hit === hit);
  const [only] = hits;
  const isOne = only !== undefined && hits.length === 1;
  const leading = isOne
    ? only
    : hits.toSorted((one, other) => severityIndex(one.hit.severity) - severityIndex(other.hit.severity))[0];
  const evidence = distinctEvidence(isOne ? only.evidence : hits.flatMap((entry) => entry.evidence));
  const own = isOne ? only.lines : [...new Set(hits.flatMap((entry) => entry.lines))];
  const orders = evidence.filter((entry) => entry.kind === 'order');
  const company =
    orders.length === 0
      ? []
      : facts.lines
          .filter(({ order }) => orders.some(({ recordId }) => recordId === order.id))
          .filter((line) => !own.includes(line));
  const partners = orders
    .flatMap((entry) => knowledge.numberById.get(entry.fact) ?? [])
    .filter((number) => number !== substance);
  const substances = substance === null ? partners : [substance, ...partners];
  const ids = substance === null ? [] : [substanceId(knowledge, substance)];
  const harm = leading?.hit.compiled.rule.syndrome;
  const subject =
    ids[0] === undefined ? (leading?.hit.compiled.rule.id ?? '') : harm === undefined ? ids[0] : `${ids[0]}:${harm}`;
  return {
    subject,
    ...(company.length === 0 ? {} : { company: substanceIds(knowledge, partners).join('+') }),
    lines: [...own, ...company],
    substances,
    title: (hit) => {
      const chosen = entryOf(hit);
      const about = (chosen?.isCertain === true ? chosen.level.about : undefined) ?? aboutOf(hit);
      const words = { localisedAbout: [about.en, about.fr] };
      return substance === null
        ? { key: 'finding.ofPatient', params: words }
        : { key: 'finding.orderRule', params: { substance: substanceId(knowledge, substance), ...words } };
    },
    hits: hits.map((entry) => entry.hit),
    evidence: [
      ...(substance === null ? [] : own.map((line) => orderEvidence(knowledge, line, substance))),
      ...evidence,
    ],
    clearsWhen: distinctMessages([
      ...ids.map((id) => ({ key: 'clears.stop', params: { substance: id } })),
      ...clearsWorst(hits),
    ]),
    wording: (hit) => {
      const level = entryOf(hit)?.level;
      return { hazard: level?.hazard, actions: level?.actions };
    },
  };
}

/** What turns every one of the worst rules; what ends a milder one, or one of two equal ones, leaves the finding as it is. */
function clearsWorst(hits: readonly OrderHit[]): readonly Message[] {
  const [only] = hits;
  if (only !== undefined && hits.length === 1) return clearsRule(only);
  const worst = Math.min(...hits.map(({ hit }) => severityIndex(hit.severity)));
  const [first = [], ...others] = hits.filter(({ hit }) => severityIndex(hit.severity) === worst).map(clearsRule);
  const rest = others.map((messages) => new Set(messages.map((message) => JSON.stringify(message))));
  return first.filter((message) => rest.every((known) => known.has(JSON.stringify(message))));
}

/** What would make the rule be about somebody else, or take its level away. */
function clearsRule({ hit, level }: OrderHit): readonly Message[] {
  const { rule } = hit.compiled;
  const applies = 'appliesWhen' in rule ? rule.appliesWhen : undefined;
  return [applies, leadsToWorse(level, rule) ? undefined : level.when].flatMap((condition) =>
    condition === undefined ? [] : clearsFrom(condition, hit.scope),
  );
}

/** A level that excuses: without it a later and more severe one holds. */
function leadsToWorse(level: OrderLevel, rule: Rule): boolean {
  const levels: readonly OrderLevel[] = 'levels' in rule ? rule.levels : [];
  const own = severityIndex(level.severity);
  return levels.slice(levels.indexOf(level) + 1).some(({ severity }) => severityIndex(severity) < own);
}

function distinctMessages(messages: readonly Message[]): readonly Message[] {
  if (messages.length < 2) return messages;
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
}

function aboutOf(hit: RuleHit) {
  const { rule } = hit.compiled;
  return 'about' in rule ? rule.about : rule.hazard;
}
