import { analyte } from '../../../../schema/knowledge/analyte.ts';
import { compileActions, compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import type { Names } from '../names.ts';
import { parseLimit } from '../parseQuantity.ts';
import type { RuleSource } from '../sourceFormat.ts';
import { drugsNamed } from './compilePairs.ts';

type Band = RuleSource<'laboratoryTrigger'>['bands'][number];

export function compileLaboratoryTrigger(
  source: RuleSource<'laboratoryTrigger'>,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): DraftRule {
  const complain = complainAt(source.id);
  if (!analyte.safeParse(source.analyte).success) complain(`"${source.analyte}" is no analyte`);
  return {
    ...compileBase(`laboratoryTrigger.${source.analyte}.${source.id}`, source, file, names, {}, complain),
    family: 'laboratoryTrigger',
    drugs: drugsNamed(source.drugs, names, complain),
    ...(source.routes === undefined ? {} : { routes: source.routes }),
    analyte: source.analyte,
    course: source.course ?? 'value',
    bands: source.bands.map((band) => compileBand(band, names, complain)),
    maximumAgeHours: source.maxAgeHours,
    ...(source.onlyIfMeasured === true ? { onlyIfMeasured: true } : {}),
  };
}

function compileBand(band: Band, names: Names, complain: Complain) {
  const limit = parseLimit(band.is);
  if (limit === null) complain(`not a limit: ${band.is}`);
  return {
    ...limit,
    severity: band.level,
    critical: band.critical ?? false,
    ...(band.en === undefined || band.fr === undefined ? {} : { hazard: { en: band.en, fr: band.fr } }),
    ...(band.actions === undefined ? {} : { actions: compileActions(band.actions, names, {}, complain) }),
  };
}
