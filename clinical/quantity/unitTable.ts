/** What kind of thing a unit measures, in the base in which all its factors are whole numbers or short decimals. */
export type Dimension =
  | 'molarConcentration'
  | 'equivalentConcentration'
  | 'massConcentration'
  | 'cellCount'
  | 'activityConcentration'
  | 'fraction'
  | 'molarRatio'
  | 'ratio'
  | 'mass'
  | 'length'
  | 'time'
  | 'pressure'
  | 'frequency'
  | 'flow'
  | 'flowPerArea'
  | 'massPerArea'
  | 'amount'
  | 'equivalents'
  | 'biologicalUnits'
  | 'volume'
  | 'pieces'
  | 'energy';

export interface UnitMeaning {
  readonly dimension: Dimension;
  /** Value in this unit times `factor` is the value in the base unit of the dimension. */
  readonly factor: number;
}

/**
 * What laboratories and bedside systems really send, the UCUM code of each row first. The spellings are compared without regard to
 * case (`units.ts`). A test holds every row to the library of UCUM.
 */
export const unitTable: Readonly<Record<Dimension, readonly (readonly [factor: number, spellings: string])[]>> = {
  molarConcentration: [
    [1e12, 'mol/L'],
    [1e9, 'mmol/L mmole/L'],
    [1e6, 'umol/L micromol/L mcmol/L'],
    [1e3, 'nmol/L'],
    [1, 'pmol/L'],
  ],
  equivalentConcentration: [
    [1e9, 'meq/L'],
    [1e12, 'eq/L'],
  ],
  massConcentration: [
    [1e9, 'g/L mg/mL'],
    [1e10, 'g/dL g/100mL'],
    [1e7, 'mg/dL mg% mg/100mL'],
    [1e6, 'mg/L ug/mL mcg/mL'],
    [1e4, 'ug/dL mcg/dL'],
    [1e3, 'ug/L ng/mL mcg/L'],
    [10, 'ng/dL'],
    [1, 'pg/mL ng/L'],
  ],
  cellCount: [
    [1000, '10*9/L 10^9/L giga/L 10*3/uL 10^3/uL K/uL 10*3/mm3 10^3/mm3 x10^9/L x10*9/L x10^3/uL K/mm3 thou/uL'],
    [1, '/uL {cells}/uL cells/uL /mm3 cells/mm3 10*6/L 10^6/L /mmc'],
  ],
  activityConcentration: [
    [1, 'U/L IU/L [IU]/L UI/L [iU]/L'],
    [60, 'ukat/L'],
    [0.001, 'mIU/L mU/L m[IU]/L uIU/mL uU/mL u[IU]/mL mUI/L'],
    [1000, 'IU/mL U/mL [IU]/mL UI/mL kIU/L'],
  ],
  fraction: [[1, '%']],
  molarRatio: [[1, 'mmol/mol']],
  ratio: [[1, '1 {INR} INR {ratio} ratio {stage} {score}']],
  mass: [
    [1e12, 'kg'],
    [1e9, 'g gramme'],
    [1e6, 'mg'],
    [1e3, 'ug mcg microgram microgramme'],
    [1, 'ng'],
    [453592370000, '[lb_av] lb lbs'],
    [28349523125, '[oz_av] oz'],
  ],
  length: [
    [1000, 'm'],
    [10, 'cm'],
    [1, 'mm'],
    [25.4, '[in_i] in inch'],
    [304.8, '[ft_i] ft'],
  ],
  time: [
    [1, 'ms msec'],
    [1000, 's sec'],
    [60_000, 'min'],
    [3_600_000, 'h hr'],
    [86_400_000, 'd'],
  ],
  pressure: [
    [1, 'mm[Hg] mmHg'],
    [1000 / 133.322, 'kPa'],
  ],
  frequency: [[1, '/min {beats}/min bpm beats/min 1/min']],
  flow: [[1, 'mL/min']],
  flowPerArea: [[1, 'mL/min/{1.73_m2} mL/min/1.73m2 mL/min/1.73_m2 mL/min/1.73']],
  massPerArea: [[1, 'kg/m2 kg/m^2']],
  amount: [
    [1e6, 'mol'],
    [1000, 'mmol'],
    [1, 'umol'],
  ],
  equivalents: [
    [1000, 'meq'],
    [1e6, 'eq'],
  ],
  biologicalUnits: [
    [1, "[IU] [iU] IU UI U [USP'U] unt unit units unites unite"],
    [1000, 'k[IU] kIU'],
  ],
  volume: [
    [1000, 'mL cc'],
    [1e6, 'L'],
    [1, 'uL'],
    [1e4, 'cL'],
  ],
  energy: [
    [1, 'kcal'],
    [0.001, 'cal'],
  ],
  pieces: [
    [
      1,
      '{tbl} {tablet} tablet tablets tab {capsule} capsule capsules cap comprime comprimes cp cpr gelule gelules {piece} piece {dose} dose {patch} patch {suppository} {sachet} sachet {vial} vial {puff} puff puffs {application} {drop} ampoule {ampule} {unit_dose} {each} each [drp]',
    ],
  ],
};
