import { analyte } from '../../../../schema/knowledge/analyte.ts';
import { compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import type { Names } from '../names.ts';
import type { RuleSource } from '../sourceFormat.ts';
import { drugsNamed } from './compilePairs.ts';

export function compileMissingMonitoring(
  source: RuleSource<'missingMonitoring'>,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): DraftRule {
  const complain = complainAt(source.id);
  if (!analyte.safeParse(source.analyte).success) complain(`"${source.analyte}" is no analyte`);
  return {
    ...compileBase(`missingMonitoring.${source.analyte}.${source.id}`, source, file, names, {}, complain),
    family: 'missingMonitoring',
    drugs: drugsNamed(source.drugs, names, complain),
    ...(source.routes === undefined ? {} : { routes: source.routes }),
    analyte: source.analyte,
    severity: source.level,
    withinDays: source.withinDays,
    afterDaysOfTreatment: source.afterDays,
  };
}
