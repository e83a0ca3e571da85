import type { RuleCondition } from '../../../../schema/knowledge/condition.ts';
import type { Quantity } from '../../../../schema/quantity.ts';
import { type ClauseContext, type EndName, endOf } from './clauseContext.ts';

/** A part of a clause that was understood: what it says, whose, and where it ends. */
export type Part = {
  readonly end: number;
  readonly condition?: RuleCondition;
  /** The end that is spoken of from here on. */
  readonly subject?: EndName;
  /** Another case of the same drug begins here. */
  readonly startsCase?: true;
  /** Holds for every case named so far ("utilisées dans ..."). */
  readonly forAllCases?: true;
  /** "the others": whatever the levels before did not name. */
  readonly isOtherwise?: true;
};
type Comparator = '<' | '<=' | '>=' | '>';

const DAYS_OF_WEEK = 7;
const opening = /(?:a |aux? |pour |avec )?(?:des |la |une |de )?(?:faibles |fortes )?(?:doses?|posologies?) /y;
const amount = '(\\d+(?:[.,]\\d+)?) ?(mg|g)?';
const period = '(?: ?(?:/|par|en) ?(jour|j|prise|semaines?)\\b)?';
const bounded = new RegExp(
  `(>=|> ?ou ?= ?a|>|=<|<=|<|superieures? ou egales? a|superieures? a|inferieures? ou egales? a|inferieures? a) ?${amount}${period}`,
  'y',
);
const range = new RegExp(`(?:comprises? )?(?:entre|de) ${amount}${period} (?:et|a) ${amount}${period}`, 'y');
const exact = new RegExp(`de ${amount}${period}`, 'y');
const comparators: Readonly<Record<string, Comparator>> = {
  '>=': '>=',
  '>': '>',
  '<': '<',
  '<=': '<=',
  '=<': '<=',
};

/** "à des doses supérieures ou égales à 800 mg/j", "aux doses > 20 mg / semaine", "de 12,5 à 50 mg par jour". */
export function readDose(text: string, at: number, context: ClauseContext, subject: EndName | null): Part | null {
  const opened = matchAt(opening, text, at);
  if (opened === null) return null;
  let position = at + opened[0].length;
  let of = subject;
  const named = nameAfterOf(text, position, context);
  if (named !== null) {
    position = named.end;
    of = named.of;
  }
  const also = named?.member === undefined ? [] : [named.member];
  position += matchAt(/(?:utilisee?s? )?(?:a (?=[<>s=]))?\(?/y, text, position)?.[0].length ?? 0;
  of ??= context.onlySubstance;
  if (of === null) return null;
  const own = of;
  const subjectPart = { subject: own };
  const between = matchAt(range, text, position);
  if (between !== null) {
    const [whole, low = '', lowUnit, , high = '', unit = 'mg', per] = between;
    const upper = doseFact(own, '<=', high, unit, per);
    const lower = doseFact(own, '>=', low, lowUnit ?? unit, per);
    return upper === null || lower === null
      ? null
      : { ...subjectPart, end: closed(text, position + whole.length), condition: { all: [...also, lower, upper] } };
  }
  const limit = matchAt(bounded, text, position);
  if (limit !== null) {
    const [whole, words = '', value = '', unit = 'mg', per] = limit;
    const condition = doseFact(own, comparatorOf(words), value, unit, per);
    return condition === null
      ? null
      : { ...subjectPart, end: closed(text, position + whole.length), condition: together(also, condition) };
  }
  const single = matchAt(exact, text, position);
  if (single === null) return null;
  const condition = doseFact(own, '>=', single[1] ?? '', single[2] ?? 'mg', single[3]);
  return condition === null
    ? null
    : { ...subjectPart, end: position + single[0].length, condition: together(also, condition) };
}

/** A dose as a fact: per intake, per day, and per week as its seventh (the engine spreads weekly doses over the week). */
export function doseFact(
  of: EndName,
  comparator: Comparator,
  digits: string,
  unit: string,
  per: string | undefined,
): RuleCondition | null {
  const value = Number(digits.replace(',', '.'));
  if (!(value > 0)) return null;
  const quantity: Quantity = { value: per?.startsWith('semaine') === true ? value / DAYS_OF_WEEK : value, unit };
  return { fact: per === 'prise' ? 'singleDose' : 'dailyDose', of, comparator, value: quantity };
}

function comparatorOf(words: string): Comparator {
  const sign = comparators[words.replaceAll(' ', '')];
  if (sign !== undefined) return sign;
  const isOver = words.startsWith('sup') || words.startsWith('>');
  const isEqualToo = /egal|=/.test(words);
  if (isOver) return isEqualToo ? '>=' : '>';
  return isEqualToo ? '<=' : '<';
}

function together(also: readonly RuleCondition[], condition: RuleCondition): RuleCondition {
  return also.length === 0 ? condition : { all: [...also, condition] };
}

/** `member`: the name is one of several drugs at that end, so that the dose is only about it. */
function nameAfterOf(
  text: string,
  at: number,
  context: ClauseContext,
): { end: number; of: EndName; member?: RuleCondition } | null {
  const article = matchAt(/(?:de |d'|du )(?:la |l')?/y, text, at);
  if (article === null) return null;
  const name = context.vocabulary.nameAt(text, at + article[0].length);
  if (name === null) return null;
  const where = endOf([name.references], context);
  if (where === null) return null;
  return {
    end: name.end + (matchAt(/ +/y, text, name.end)?.[0].length ?? 0),
    of: where.of,
    ...(where.isWhole ? {} : { member: { fact: 'substance' as const, of: where.of, in: [...name.references] } }),
  };
}

/** A closing bracket belongs to the dose that it held. */
function closed(text: string, at: number): number {
  return at + (matchAt(/ ?\)/y, text, at)?.[0].length ?? 0);
}

/** Matches a sticky pattern at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
