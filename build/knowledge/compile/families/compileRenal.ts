import { compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import type { Names } from '../names.ts';
import { parseQuantity } from '../parseQuantity.ts';
import type { RuleSource } from '../sourceFormat.ts';
import { drugsNamed, idOf } from './compilePairs.ts';

type Band = RuleSource<'renal'>['bands'][number];

/** One rule for each drug of an entry. A creatinine of a week still tells the renal function of a stable patient. */
const DEFAULT_MAXIMUM_AGE_HOURS = 168;

export function compileRenal(
  source: RuleSource<'renal'>,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): readonly DraftRule[] {
  const complain = complainAt(String(source.drug));
  return drugsNamed(source.drug, names, complain).map((drug) => ({
    ...compileBase(
      ['renal', idOf(drug), ...(source.id === undefined ? [] : [source.id])].join('.'),
      source,
      file,
      names,
      { drug: names.nameOf(drug) },
      complain,
    ),
    family: 'renal',
    drug,
    estimate: source.estimate,
    ...(source.routes === undefined ? {} : { routes: source.routes }),
    bands: source.bands.map((band) => compileBand(band, complain)),
    maximumAgeHours: source.maxAgeHours ?? DEFAULT_MAXIMUM_AGE_HOURS,
    ...(source.dialysis === undefined ? {} : { dialysis: compileDialysis(source.dialysis) }),
  }));
}

function compileBand(band: Band, complain: Complain) {
  const limit = (name: string, written: string | undefined) => {
    if (written === undefined) return {};
    const value = parseQuantity(written);
    if (value === null) complain(`not a quantity: ${written}`);
    return { [name]: value };
  };
  if (band.level === undefined && (band.maxDaily ?? band.maxSingle ?? band.minHours) !== undefined)
    complain('a band with a limit needs a level');
  return {
    below: band.below,
    ...(band.level === undefined ? {} : { severity: band.level }),
    ...limit('maximumDailyDose', band.maxDaily),
    ...limit('maximumSingleDose', band.maxSingle),
    ...(band.minHours === undefined ? {} : { minimumIntervalHours: band.minHours }),
    ...(band.en === undefined || band.fr === undefined ? {} : { advice: { en: band.en, fr: band.fr } }),
  };
}

function compileDialysis({ level, en, fr }: NonNullable<RuleSource<'renal'>['dialysis']>) {
  return { ...(level === undefined ? {} : { severity: level }), advice: { en, fr } };
}
