import type { RuleCondition } from '../../../../schema/knowledge/condition.ts';
import type { ClauseContext, EndName } from './clauseContext.ts';
import { readAspirinDose } from './readAspirinDose.ts';
import { matchAt, type Part, readDose } from './readDose.ts';
import { readBothTorsades, readNames, readOthers, readPair } from './readNames.ts';
import { readPatient } from './readPatient.ts';
import { readRoute } from './readRoute.ts';

/** What a clause says. `condition` null: it names a whole end and restricts nothing. */
export type Clause = { readonly condition: RuleCondition | null; readonly isOtherwise: boolean; readonly end: number };

/** Words that carry nothing by themselves. Whatever is neither these nor understood makes the whole clause not understood. */
const noise =
  /(?:[,:)-]|\(|avec|pour|chez|et|contre-indication|precaution d'emploi|association deconseillee|la contre-indication s'applique|utilisee?s?|administree?s?|\(seul ou associe\)|sont contre-indiques quel que soit le torsadogene)(?: |$)/y;

/** From here on a text says what to do, and no longer when. */
export const advice =
  /(?:[.;:)] ?)?(?:surveillance|si l'association|si cela|si elle|si besoin|controle|debuter|adaptation|reduction|reduire|utiliser|eviter|necessite|association necessitant|renforcer|dosage|ne pas|par mesure|augmenter|en cas d'association|hormis|une reduction|si l|prendre|interrompre|preferer|respecter|adapter|l'association d'un|les sels|concernant|pour [^.]* (?:sont|seules les formes) [^.]*concernees)/y;

/** Reads a clause from a place of a folded text up to its end, an advice, or what `stop` matches. null: not wholly understood. */
export function readClause(text: string, at: number, context: ClauseContext, stop: RegExp): Clause | null {
  let position = at;
  let subject: EndName | null = null;
  let isOtherwise = false;
  let hasSpoken = false;
  const cases: RuleCondition[][] = [[]];
  const seen = new Set<EndName>();
  while (position < text.length) {
    if (hasSpoken && (matchAt(stop, text, position) !== null || matchAt(advice, text, position) !== null)) break;
    if (text[position] === ' ') {
      position += 1;
      continue;
    }
    const part = readPart(text, position, context, subject);
    if (part === null) {
      const skipped = matchAt(noise, text, position);
      if (skipped === null) return null;
      position += skipped[0].length;
      continue;
    }
    hasSpoken = true;
    position = part.end;
    isOtherwise ||= part.isOtherwise === true;
    // The same end named again is another case; the other end named is a further condition of this one.
    const named = part.startsCase === true ? (part.subject ?? null) : null;
    const isNewCase = part.startsCase === true && (named === null || seen.has(named));
    if (isNewCase) cases.push([]);
    if (named !== null) {
      if (isNewCase) seen.clear();
      seen.add(named);
    }
    subject = part.subject ?? subject;
    if (part.condition === undefined) continue;
    for (const one of part.forAllCases === true ? cases : cases.slice(-1)) one.push(part.condition);
  }
  if (!hasSpoken) return null;
  return { condition: anyOf(cases.map(allOf)), isOtherwise, end: position };
}

function readPart(text: string, at: number, context: ClauseContext, subject: EndName | null): Part | null {
  const further = matchAt(/ou (?=(?:pour|avec) des doses)/y, text, at);
  if (further !== null) return { end: at + further[0].length, startsCase: true };
  return (
    readOthers(text, at) ??
    readBothTorsades(text, at, context) ??
    readPair(text, at, context) ??
    readPatient(text, at) ??
    readAspirinDose(text, at, context) ??
    readDose(text, at, context, subject) ??
    readRoute(text, at, context, subject) ??
    readNames(text, at, context)
  );
}

function allOf(parts: readonly RuleCondition[]): RuleCondition | null {
  const [only] = parts;
  return parts.length > 1 ? { all: parts } : (only ?? null);
}

/** A case without a condition holds always, and with it the whole. */
function anyOf(cases: readonly (RuleCondition | null)[]): RuleCondition | null {
  const known = cases.filter((one) => one !== null);
  if (known.length < cases.length) return null;
  const [only] = known;
  return known.length > 1 ? { any: known } : (only ?? null);
}
