import { asksAPerson } from './ansmPack.ts';
import type { AnsmRule } from './ansmSource.ts';
import { modifierKinds, reasonLeft, textOfRule } from './modifierKinds.ts';
import { otherEnd } from './otherEnds.ts';
import type { AnsmEdition } from './readAnsm.ts';
import { type RuleStructure, structureRule } from './structure/structureRule.ts';
import { vocabularyOf } from './structure/vocabulary.ts';

type Read = { readonly rule: AnsmRule; readonly structure: RuleStructure; readonly text: string };

/**
 * How much of what hides in the text of an edition is structured, as a page: numbers, and the rules that are left, by their ends
 * and a reason in our words. No sentence of the thesaurus is in it.
 */
export function modifiersPage(source: AnsmEdition): string {
  const vocabulary = vocabularyOf(source.substances);
  const read = source.rules
    .filter((rule) => rule.a.type !== 'other' && rule.b.type !== 'other')
    .map((rule): Read => ({ rule, structure: structureRule(rule, vocabulary), text: textOfRule(rule) }));
  const several = read.filter(({ rule }) => rule.levels.length > 1);
  const open = several.filter(({ structure }) =>
    structure.levels.some(({ when }) => when !== undefined && asksAPerson(when)),
  );
  return [
    '# Modifiers structured from the text of the ANSM thesaurus',
    '',
    `Made by \`npm run knowledge -- modifiers --ansm DIR\` from the edition of ${source.edition}; do not edit.`,
    '',
    'The thesaurus gives each rule one to three levels and says in French prose when and for whom each is meant. The importer reads that prose by its formulas (`build/knowledge/ansm/structure/`). What it understands becomes data: conditions of a level, modifiers, hours between intakes (family 5), days after a stop (family 4), analytes to watch, and concentrations that rise or fall. What it does not understand stays as it was: the worst level holds, and where the levels are chosen by that text the card asks a person.',
    '',
    'A rule whose own text restricts it (a route, a dose, hours kept) is lowered to "take into account" where the chart shows that the restriction is not met; it is never removed. While the fact is unknown the full level holds.',
    '',
    `## ${read.length} rules between drugs of the index`,
    '',
    '| kind | word search | rules that speak of it | structured | left |',
    '|---|---:|---:|---:|---:|',
    `| levels chosen by the text | | ${several.length} | ${several.length - open.length} | ${open.length} |`,
    ...modifierKinds.map((kind) => {
      const speaking = read.filter(({ text }) => kind.speaksOf.test(text));
      const done = speaking.filter(({ structure }) => kind.isStructured(structure)).length;
      return `| ${kind.name} | ${kind.wordsFound} | ${speaking.length} | ${done} | ${speaking.length - done} |`;
    }),
    '',
    'Counted by the patterns in `build/knowledge/ansm/modifierKinds.ts`; kinds overlap. "Speaks of it" counts every mention, also those that only explain how an interaction works: these are left, with that reason. "Word search" is the count with which the work began, of October 2020, by words alone and over the rules with another end too. Most of our patterns are wider; two are narrower: a washout needs a time ("après son arrêt" alone, in 176 further rules of October 2020, asks to watch on after a stop and sets no delay), and for age only words for the age of a patient count.',
    '',
    '## The rules with another end',
    '',
    'Sources of advice that no chart can confirm (what a patient eats or drinks) are a step quieter than their level; with a recorded harmful use of alcohol the level of the source holds.',
    '',
    '| treatment | rules |',
    '|---|---:|',
    ...otherEndRows(source),
    '',
    '## Left',
    '',
    ...section(
      'levels chosen by the text',
      open.map(({ rule }) => [endsOf(rule), 'a person chooses; the worst level holds until then']),
    ),
    ...modifierKinds.flatMap((kind) =>
      section(
        kind.name,
        read
          .filter(({ text, structure }) => kind.speaksOf.test(text) && !kind.isStructured(structure))
          .map(({ rule, text }) => [endsOf(rule), reasonLeft(kind, text)]),
      ),
    ),
  ].join('\n');
}

function otherEndRows(source: AnsmEdition): readonly string[] {
  const writing = { edition: source.edition, names: new Map() };
  const treated = source.rules.map((rule) => otherEnd(rule, writing)).filter((end) => end !== null);
  const byTreatment = Map.groupBy(treated, (end) => end.treatment);
  const families = (rules: readonly { readonly family: string }[]) =>
    [...new Set(rules.map(({ family }) => family))].join(', ');
  return [...byTreatment].map(
    ([treatment, ends]) =>
      `| ${treatment} (${families(ends.flatMap((end) => end.rules)) || 'not treated'}) | ${ends.length} |`,
  );
}

/** The rules left of a kind, by reason. */
function section(title: string, left: readonly (readonly [string, string])[]): readonly string[] {
  if (left.length === 0) return [`### ${title}: none`, ''];
  const byReason = [...Map.groupBy(left, ([, reason]) => reason)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  return [
    `### ${title}: ${left.length}`,
    '',
    ...byReason.flatMap(([reason, rules]) => [
      `- ${reason} (${rules.length}): ${rules.map(([ends]) => ends).join('; ')}`,
    ]),
    '',
  ];
}

function endsOf({ a, b }: AnsmRule): string {
  return [a, b].map((end) => (end.type === 'class' ? `[${end.id}]` : end.id)).join(' + ');
}
