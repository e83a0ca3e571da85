/** Words that senders write where a UCUM code belongs. */
const CODES: ReadonlyMap<string, string> = new Map([
  ...spelled('kg', 'kilogram kilograms kilogramme kilogrammes'),
  ...spelled('g', 'gram grams gramme grammes gm gms'),
  ...spelled('mg', 'milligram milligrams milligramme milligrammes mgs'),
  ...spelled('ug', 'microgram micrograms microgramme microgrammes mcg mcgs µg μg'),
  ...spelled('ng', 'nanogram nanograms'),
  ...spelled('mL', 'milliliter milliliters millilitre millilitres mls'),
  ...spelled('L', 'liter liters litre litres'),
  ...spelled('mmol', 'millimole millimoles'),
  ...spelled('meq', 'milliequivalent milliequivalents'),
  ...spelled('[IU]', 'international_unit international_units'),
  ...spelled('{tbl}', 'tbl tbs tabs comprimé comprimés [tbl] filmtab ertab oraltab erectab buctab sltab chewtab'),
  ...spelled('{capsule}', 'caps gélule gélules ercap eccap'),
  ...spelled('{piece}', 'suppository suppositories suppositoire patches puffs inhalation inhalations spray sprays'),
  ...spelled('{piece}', 'drop drops goutte gouttes amp amps ampul ampoules vials sachets supp pill pills dosage_unit'),
  ...spelled('h', 'hour hours hr hrs heure heures'),
  ...spelled('d', 'day days jour jours'),
  ...spelled('wk', 'week weeks semaine semaines'),
  ...spelled('mo', 'month months mois'),
  ...spelled('a', 'year years an ans'),
  ...spelled('min', 'minute minutes mins'),
  ...spelled('cm', 'centimeter centimeters centimetre centimetres'),
]);

/** A sender's unit as UCUM, where its words can mean only one: `milligrams/hour` is `mg/h`. Anything else stays as it is. */
export function unitCode(unit: string): string {
  const trimmed = unit.trim();
  const code = trimmed.split('/').map(partCode).join('/');
  return code === '' ? trimmed : code;
}

function partCode(part: string): string {
  const key = part
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '_')
    .replace(/\(s\)$/, '');
  return CODES.get(key) ?? part;
}

function spelled(code: string, words: string): [string, string][] {
  return words.split(' ').map((word) => [word, code]);
}
