import type { Evidence } from '../../schema/review/evidence.ts';
import type { Truth } from '../truth.ts';
import { type ConditionScope, unknownFor } from './conditionScope.ts';

/** A result that says one of these; of several results one is enough. One that nobody understands is unknown, never normal. */
export function hasPhenotype(
  asked: { readonly gene: string; readonly in?: readonly string[] | undefined; readonly required?: true | undefined },
  scope: ConditionScope,
  evidence: Evidence[],
): Truth {
  const results = scope.facts.geneResults().filter(({ gene }) => gene === asked.gene);
  const hit = results.find(
    ({ phenotype }) => asked.in === undefined || (phenotype !== null && asked.in.includes(phenotype)),
  );
  if (hit !== undefined) {
    const { id, valueText, code, effectiveAt } = hit.observation;
    evidence.push({
      kind: 'observation',
      recordId: id,
      fact: asked.gene,
      text: (valueText ?? code.text).slice(0, 500),
      at: effectiveAt,
    });
    return 'yes';
  }
  const isUnread = results.length > 0 && results.every(({ phenotype }) => phenotype === null);
  return isUnread || (results.length === 0 && asked.required === true) ? unknownFor(scope, 'phenotype') : 'no';
}
