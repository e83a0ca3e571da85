import type { RuleCondition } from '../../../../schema/knowledge/condition.ts';
import type { AnsmRule } from '../ansmSource.ts';
import { foldedText } from '../foldedText.ts';
import type { ClauseContext } from './clauseContext.ts';
import { readLevel } from './readLevel.ts';

/** Patients whom a text names as most at risk. */
export type Emphasis = { readonly olderPeople: boolean; readonly kidneys: boolean; readonly children: boolean };

const especially = '(?:notamment|surtout|particulierement|en particulier|a risque \\()[^.:]{0,80}?';
const older = new RegExp(`${especially}(?:sujets? ages?|patients? ages?|personnes agees|\\(ages?\\b|\\bages?,)`);
const kidneys = new RegExp(
  `${especially}(?:chez l'insuffisant rena|ou insuffisants? rena|(?:en cas d'|lors d'une )insuffisance renale|alteration de la fonction renale|fonction renale alteree|meme legere\\) de la fonction renale)|surveillance accrue en cas d'alteration [^.]*fonction renale`,
);
const children = /(?:notamment|surtout|particulierement)(?: a risque)? chez l'enfant(?! de moins)/;

/** "notamment chez le sujet âgé", "chez le patient à risque (âgé, ..., avec une fonction rénale altérée)". */
export function readEmphasis(rule: AnsmRule): Emphasis {
  const text = foldedText([rule.mechanism, ...rule.levels.map((level) => level.info)].join(' . '));
  return { olderPeople: older.test(text), kidneys: kidneys.test(text), children: children.test(text) };
}

/**
 * The file gives one level, and the text speaks of a worse one ("Contre-indication : avec le citalopram ..."): for whom. A text that
 * is not understood asks a person.
 */
export function readWorse(rule: AnsmRule, context: ClauseContext): RuleCondition | null {
  const [level] = rule.levels;
  if (level === undefined || rule.levels.length > 1 || level.level === 'contraindicated') return null;
  if (!/contre-indication ?:/.test(foldedText(`${rule.mechanism} ${level.info}`))) return null;
  const { conditions, isWhole } = readLevel(level.info, context);
  const [only] = conditions;
  if (only !== undefined && isWhole) return conditions.length > 1 ? { any: conditions } : only;
  return {
    fact: 'judgement',
    question: {
      en: 'The text of the source calls some cases contraindicated: is this one of them?',
      fr: 'Le texte de la source contre-indique certains cas : est-ce le cas ici ?',
    },
  };
}
