import type { RuleCondition } from '../../../../schema/knowledge/condition.ts';
import type { AnsmRule } from '../ansmSource.ts';
import { foldedText } from '../foldedText.ts';
import type { ClauseContext } from './clauseContext.ts';
import { readClause } from './readClause.ts';
import { matchAt } from './readDose.ts';
import { readLevel } from './readLevel.ts';
import { readNames } from './readNames.ts';
import { lowPotassium } from './readPatient.ts';
import { readRoute } from './readRoute.ts';

/** Behind the head of a sentence: what it is about ends here, and the harm begins. */
const headEnd = /\)? ?:|, (?:risque|augmentation|diminution|contre-indication)/y;
const label = /^(?:a prendre en compte|association deconseillee|precaution d'emploi|contre-indication) ?: ?-? ?/;
const exceptPotassium = /sauf (?:en cas d'hypokaliemie|s'il existe une hypokaliemie)/;

/**
 * Whom a rule with one level is about, where its text says so: "Avec la lidocaïne utilisée par voie IV : ...", "sauf en cas
 * d'hypokaliémie", a route in the name of a class. All that was found must hold. null: nothing was found, or it was not understood.
 */
export function readRestriction(rule: AnsmRule, context: ClauseContext): RuleCondition | null {
  const found = [
    ...routesInNames(rule, context),
    fromHeads(foldedText(rule.mechanism).replace(label, ''), context),
    fromInfo(foldedText(rule.levels[0]?.info ?? ''), context),
    exceptPotassium.test(foldedText(`${rule.mechanism} ${rule.levels[0]?.info ?? ''}`)) ? { not: lowPotassium } : null,
    onlyLiquid(rule, context),
  ].filter((condition) => condition !== null);
  const [only] = found;
  return found.length > 1 ? { all: found } : (only ?? null);
}

/** "sympathomimétiques alpha (voies orale et/ou nasale)" */
function routesInNames(rule: AnsmRule, context: ClauseContext): readonly RuleCondition[] {
  return (['a', 'b'] as const).flatMap((end) => {
    const [, words] = /\((voies? [^)]*)\)/.exec(rule[end].id) ?? [];
    const part = words === undefined ? null : readRoute(words, 0, context, end);
    return part?.condition !== undefined && part.end === words?.length ? [part.condition] : [];
  });
}

/** Every sentence that begins with whom it is about; one that does not says that the rule is about all. */
function fromHeads(mechanism: string, context: ClauseContext): RuleCondition | null {
  const conditions: RuleCondition[] = [];
  for (const sentence of mechanism.split(/(?<=[\p{L})])\.\s*(?=avec |pour )/u)) {
    const clause = readClause(sentence, 0, context, headEnd);
    if (clause === null || clause.condition === null || clause.isOtherwise) return null;
    // "Avec l'atazanavir ou le lopinavir : ..." tells what was studied, not that the others of the class are safe.
    if (matchAt(headEnd, sentence, clause.end) === null || namesMembers(clause.condition)) return null;
    conditions.push(clause.condition);
  }
  const [only] = conditions;
  return conditions.length > 1 ? { any: conditions } : (only ?? null);
}

function namesMembers(condition: RuleCondition): boolean {
  if ('all' in condition) return condition.all.some(namesMembers);
  if ('any' in condition) return condition.any.some(namesMembers);
  return 'not' in condition ? namesMembers(condition.not) : condition.fact === 'substance';
}

function fromInfo(info: string, context: ClauseContext): RuleCondition | null {
  const exception = /^(?:contre-indication ?: ?)?- ?sauf avec /.exec(info);
  if (exception !== null) {
    const names = readNames(info, exception[0].length, context);
    return names?.condition !== undefined && /^[ .]*$/.test(info.slice(names.end)) ? { not: names.condition } : null;
  }
  if (!/^(?:chez|dans) /.test(info)) return null;
  const { conditions, isWhole } = readLevel(info, context);
  const [only] = conditions;
  return isWhole && conditions.length === 1 ? (only ?? null) : null;
}

function onlyLiquid(rule: AnsmRule, context: ClauseContext): RuleCondition | null {
  const found = /uniquement avec la forme suspension buvable de (\p{L}+)/u.exec(foldedText(rule.mechanism));
  const names = found === null ? null : readNames(found[1] ?? '', 0, context);
  return names?.subject === undefined ? null : { fact: 'dosageForm', of: names.subject, in: ['oralLiquid'] };
}
