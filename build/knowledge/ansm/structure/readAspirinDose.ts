import type { RuleCondition } from '../../../../schema/knowledge/condition.ts';
import { type ClauseContext, type EndName, endOf } from './clauseContext.ts';
import { doseFact, matchAt, type Part } from './readDose.ts';

/**
 * The thesaurus speaks of acetylsalicylic acid by what its dose is for. Its own numbers: against inflammation from 1 g at once or
 * 3 g a day, against pain or fever from 500 mg at once, against platelets 50 to 375 mg a day. What lies between the last two
 * counts as the higher, so that no dose falls through.
 */
const purposes =
  /(?:utilisee? )?(?:a |avec )?(?:des |de )?doses (anti-inflammatoires|antalgiques ou antipyretiques|antiagregantes(?: plaquettaires)?|antalgiques, antipyretiques ou anti-inflammatoires)(?: d'acide acetylsalicylique)?(?: \(([^)]*)\))?/y;
const antiInflammatory = />= ?1 ?g par prise et\/ou >= ?3 ?g par jour/;
const painRelief = />= ?500 mg par prise et\/ou < ?3 ?g par jour/;
const antiplatelet = /de 50 mg a 375 mg par jour/;

export function readAspirinDose(text: string, at: number, context: ClauseContext): Part | null {
  const found = matchAt(purposes, text, at);
  if (found === null) return null;
  const of = endOf([[{ substance: 'acide acetylsalicylique' }]], context)?.of;
  const condition = of === undefined ? null : conditionOf(found[1] ?? '', found[2], of);
  return condition === null ? null : { end: at + found[0].length, condition };
}

/** null: the text gives other numbers than the ones known here. */
function conditionOf(purpose: string, numbers: string | undefined, of: EndName): RuleCondition | null {
  const states = (pattern: RegExp) => numbers === undefined || pattern.test(numbers);
  if (purpose === 'anti-inflammatoires')
    return states(antiInflammatory)
      ? anyOf([doseFact(of, '>=', '1', 'g', 'prise'), doseFact(of, '>=', '3', 'g', 'jour')])
      : null;
  const overPlatelets = anyOf([doseFact(of, '>=', '500', 'mg', 'prise'), doseFact(of, '>', '375', 'mg', 'jour')]);
  if (overPlatelets === null) return null;
  if (purpose.startsWith('antiagregantes')) return states(antiplatelet) ? { not: overPlatelets } : null;
  return states(painRelief) ? overPlatelets : null;
}

function anyOf(parts: readonly (RuleCondition | null)[]): RuleCondition | null {
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length ? { any: known } : null;
}
