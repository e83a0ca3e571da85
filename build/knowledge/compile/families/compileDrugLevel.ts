import { analyte } from '../../../../schema/knowledge/analyte.ts';
import { compileActions, compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import { conditionAs } from '../conditionAs.ts';
import type { Names } from '../names.ts';
import { parseLimit } from '../parseQuantity.ts';
import type { DrugLevelSource } from '../sources/pairedSources.ts';
import { drugsNamed } from './compilePairs.ts';

/** One rule for all the drugs of an entry. */
export function compileDrugLevel(
  source: DrugLevelSource,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): DraftRule {
  const complain = complainAt(source.id);
  if (!analyte.safeParse(source.analyte).success) complain(`"${source.analyte}" is no analyte`);
  const [from, to] = source.hoursAfterDose ?? [];
  if ((source.sampling === 'afterDose') !== (from !== undefined))
    complain('hoursAfterDose belongs to sampling: afterDose, and to nothing else');
  return {
    ...compileBase(`drugLevel.${source.analyte}.${source.id}`, source, file, names, {}, complain),
    family: 'drugLevel',
    drugs: drugsNamed(source.drugs, names, complain),
    analyte: source.analyte,
    sampling: source.sampling,
    ...(source.troughWithin === undefined ? {} : { troughWithinHours: source.troughWithin }),
    ...(from === undefined || to === undefined ? {} : { hoursAfterDose: { from, to } }),
    whenTimingUnknown: source.whenTimingUnknown ?? 'notAssessed',
    ...(source.steadyAfterDays === undefined ? {} : { steadyStateDays: source.steadyAfterDays }),
    ...(source.correctedForAlbumin === undefined ? {} : { correctedForAlbumin: true }),
    ...conditionAs('appliesWhen', source.applies, names, complain),
    bands: source.bands.map((band) => compileBand(band, names, complain)),
    maximumAgeHours: source.maxAgeHours,
  };
}

function compileBand(band: DrugLevelSource['bands'][number], names: Names, complain: Complain) {
  const limit = parseLimit(band.is);
  if (limit === null) complain(`not a limit: ${band.is}`);
  return {
    ...limit,
    severity: band.level,
    critical: band.critical ?? false,
    anyTime: band.anyTime ?? false,
    ...conditionAs('when', band.when, names, complain),
    ...(band.en === undefined || band.fr === undefined ? {} : { hazard: { en: band.en, fr: band.fr } }),
    ...(band.actions === undefined ? {} : { actions: compileActions(band.actions, names, {}, complain) }),
  };
}
