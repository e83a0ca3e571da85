import type { RuleCondition } from '../../../../schema/knowledge/condition.ts';
import { foldedText } from '../foldedText.ts';
import type { ClauseContext } from './clauseContext.ts';
import { matchAt } from './readDose.ts';
import { advice, readClause } from './readClause.ts';

/** What the text of one level says of when it is meant. */
export type LevelReading = {
  /** Any of these makes it this level. */
  readonly conditions: readonly RuleCondition[];
  /** It says "the others", or nothing but what to do. */
  readonly isRest: boolean;
  /** Every sentence was understood, as a condition or as advice. */
  readonly isWhole: boolean;
};

const nothing = /$^/y;

/** Reads the text of a level: sentences, each a condition (perhaps with bullets under it) or advice. */
export function readLevel(info: string, context: ClauseContext): LevelReading {
  const conditions: RuleCondition[] = [];
  let isWhole = true;
  let saysRest = false;
  for (const sentence of sentencesOf(foldedText(info))) {
    if (matchAt(advice, sentence, 0) !== null) continue;
    const [head = '', ...bullets] = sentence.split(/(?:^|(?<=[\s:]))- +/).map(trimmed);
    const common = head === '' || isLabel(head) ? null : readClause(head, 0, context, nothing);
    if (head !== '' && !isLabel(head) && common === null) {
      isWhole = false;
      continue;
    }
    if (common !== null && bullets.length === 0) {
      saysRest ||= common.isOtherwise;
      if (common.condition !== null) conditions.push(common.condition);
      else if (!common.isOtherwise) isWhole = false;
      continue;
    }
    for (const bullet of bullets) {
      if (bullet === '' || matchAt(advice, bullet, 0) !== null) continue;
      const clause = readClause(bullet, 0, context, nothing);
      if (clause === null || (clause.condition === null && !clause.isOtherwise)) {
        isWhole = false;
        continue;
      }
      saysRest ||= clause.isOtherwise;
      const both = [common?.condition ?? null, clause.condition].filter((part) => part !== null);
      const [only] = both;
      if (only !== undefined) conditions.push(both.length > 1 ? { all: both } : only);
    }
  }
  return { conditions, isWhole, isRest: isWhole && (saysRest || conditions.length === 0) };
}

/** At a full stop behind a word or a bracket; "12,5" and "AMM" are none. A stop that stands alone separates too. */
function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\s*\.\s+(?=\p{L}|-|\.)|\s*\.\s*$/u)
    .map(trimmed)
    .filter((sentence) => sentence !== '');
}

function trimmed(text: string): string {
  return text.replace(/^[\s:.;]+|[\s:;]+$/g, '');
}

const isLabel = (text: string) =>
  /^(?:avec|pour|la contre-indication s'applique|contre-indication|association deconseillee|a prendre en compte|precaution d'emploi)$/.test(
    text,
  );
