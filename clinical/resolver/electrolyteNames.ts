/**
 * Electrolytes by hand: the salt is the drug here, so these names are matched as wholes, in both languages and as written on
 * bags and labels. "Potassium chloride" is not "chloride", and a "sodium" or "potassium" beside another drug is its salt.
 */
export const electrolyteNames: readonly (readonly string[])[] = [
  ['potassium chloride', 'chlorure de potassium', 'potassium chlorure', 'kcl'],
  ['sodium chloride', 'chlorure de sodium', 'sodium chlorure', 'nacl', 'saline'],
  ['calcium chloride', 'chlorure de calcium', 'calcium chlorure', 'cacl2'],
  ['magnesium chloride', 'chlorure de magnesium', 'magnesium chlorure', 'mgcl2'],
  ['calcium carbonate', 'carbonate de calcium'],
  ['calcium gluconate', 'gluconate de calcium'],
  ['magnesium sulfate', 'sulfate de magnesium', 'magnesium sulphate', 'mgso4'],
  [
    'sodium bicarbonate',
    'bicarbonate de sodium',
    'hydrogenocarbonate de sodium',
    'sodium hydrogen carbonate',
    'nahco3',
  ],
  ['potassium bicarbonate', 'bicarbonate de potassium'],
  ['potassium citrate', 'citrate de potassium'],
  [
    'potassium phosphate',
    'phosphate de potassium',
    'monopotassium phosphate',
    'phosphate monopotassique',
    'phosphate dipotassique',
  ],
  ['sodium phosphate', 'phosphate de sodium'],
  ['potassium gluconate', 'gluconate de potassium'],
  ['magnesium oxide', 'oxyde de magnesium'],
  ['sodium polystyrene sulfonate', 'polystyrene sulfonate de sodium', 'polystyrene sulfonate sodium'],
  ['calcium polystyrene sulfonate', 'polystyrene sulfonate de calcium'],
  ['ferrous sulfate', 'sulfate ferreux', 'ferrous sulphate', 'iron sulfate'],
  ['lithium carbonate', 'carbonate de lithium'],
];

/** Single words that name an element: alone they may be a drug, beside a drug they are its salt. */
export const elementNames: ReadonlySet<string> = new Set([
  'potassium',
  'sodium',
  'calcium',
  'magnesium',
  'zinc',
  'iron',
  'fer',
  'lithium',
  'aluminium',
  'aluminum',
  'chlorid',
  'chlorur',
  'phosphat',
  'bicarbonat',
  'iodin',
  'iod',
  'iodid',
]);
