import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../schema/result.ts';
import { badInput, type CommandFailure } from './commandFailure.ts';
import { type DrugChange, type PackDifference, packDifference } from '../difference/packDifference.ts';

const MOST_DRUGS = 40;

/** What changes from one pack to another: for a person, or as JSON whole. `drug`: every change of this one drug. */
export function diffPacks(
  before: KnowledgePack,
  after: KnowledgePack,
  { asJson = false, drug }: { readonly asJson?: boolean; readonly drug?: string | undefined } = {},
): Result<string, CommandFailure> {
  const difference = packDifference(before, after);
  if (asJson) return { ok: true, value: JSON.stringify(difference, null, 2) };
  if (drug === undefined) return { ok: true, value: summary(difference) };
  const ids = idsOf(drug, [before, after]);
  if (ids.length === 0) return badInput(`--drug ${drug}: neither pack has a drug of this id or name`);
  return { ok: true, value: ids.map((id) => detail(difference, id)).join('\n') };
}

/** A person says a name, in one of two languages; a program the id. */
function idsOf(drug: string, packs: readonly KnowledgePack[]): readonly string[] {
  const wanted = drug.toLowerCase();
  const named = packs
    .flatMap((pack) => pack.substances)
    .filter(({ id, name }) => [id, name.en, name.fr].some((word) => word.toLowerCase() === wanted));
  return [...new Set(named.map(({ id }) => id))];
}

function summary({ before, after, substances, pairs, rules, drugs }: PackDifference): string {
  const count = (kind: string) => pairs.filter((pair) => pair.kind === kind).length;
  const ruleCount = (kind: string) => rules.filter((rule) => rule.kind === kind).length;
  return [
    `${before.id} ${before.version} -> ${after.id} ${after.version}`,
    `Pairs of drugs: ${count('added')} added, ${count('removed')} removed, ${count('raised')} raised, ${count('lowered')} lowered`,
    `Rules added: ${ruleCount('added')}`,
    `Rules removed: ${ruleCount('removed')}`,
    `Rules changed: ${ruleCount('changed')}`,
    `Substances added: ${substances.added.length}${list(substances.added)}`,
    `Substances removed: ${substances.removed.length}${list(substances.removed)}`,
    `Drugs concerned: ${drugs.length}`,
    ...drugs.slice(0, MOST_DRUGS).map((drug) => `  ${drugLine(drug)}`),
    ...(drugs.length > MOST_DRUGS
      ? [`  and ${drugs.length - MOST_DRUGS} more: --json lists all, --drug NAME shows one`]
      : []),
  ].join('\n');
}

/** `warfarine: pairs 3 added, 1 raised; rules 2 added` */
export function drugLine({ drug, pairs, rules }: DrugChange): string {
  const said = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ');
  return `${drug}: ${[
    ['pairs', said(pairs)],
    ['rules', said(rules)],
  ]
    .filter(([, text]) => text !== '')
    .map((words) => words.join(' '))
    .join('; ')}`;
}

function detail({ pairs, drugs }: PackDifference, drug: string): string {
  const own = drugs.find((entry) => entry.drug === drug);
  if (own === undefined) return `${drug}: nothing changes`;
  return [
    drugLine(own),
    ...pairs
      .filter(({ pair }) => pair.includes(drug))
      .map(
        ({ pair, before, after, kind }) =>
          `  ${pair.join(' + ')}: ${kind}, ${before ?? 'no rule'} -> ${after ?? 'no rule'}`,
      ),
  ].join('\n');
}

function list(ids: readonly string[]): string {
  return ids.length === 0 ? '' : ` (${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', ...' : ''})`;
}
