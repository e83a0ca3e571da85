import type { Quantity } from '../../schema/quantity.ts';

/** How much of a substance, in one unit of the product (no denominator) or in so much of it (`10 mg/mL`, `25 ug/h`). */
export interface Strength {
  readonly numerator: Quantity;
  readonly denominator?: Quantity | undefined;
}

/** An amount as a name states it, with where it stands. `isContainer`: a bare volume, the size of the vial and no strength. */
export interface StatedAmount {
  readonly strength: Strength;
  readonly isContainer: boolean;
  readonly index: number;
}

const number = '(\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?)';
const mass = '(?:m[cu]?g|kg|g|ng|ug|microgrammes?|micrograms?|milligrammes?|grammes?)';
const units = '(?:ui|iu|u\\.i\\.|unt|units?|unites?(?: internationales?)?|u|mui|meq|mmol)';
const substanceUnit = `(?:${mass}|${units}|mill?ions? d?\\s?(?:ui|unites?)|%|pour cent|percent|p\\. ?cent)`;
const denominatorUnit =
  '(?:ml|l|dl|cl|h|hr|hours?|heures?|24 ?h(?:eures?|ours?|r)?|jour|day|doses?|actuat|inhal|bouffees?|puffs?|pulverisations?|sprays?|act|un comprime|comprimes?|tablets?|gelules?|capsules?|sachets?|ampoules?|vials?|flacons?|patchs?|dispositifs?|suppositoires?)';

const stated = new RegExp(
  `(?<![a-z0-9.,])${number}(?:\\s*[/-]\\s*${number})?\\s*(${substanceUnit}|ml|l)(?![a-z0-9])` +
    `(?:\\s*(?:/|\\bpar\\b|\\bper\\b|\\bpour\\b|\\bdans\\b)\\s*(?:${number}\\s*)?(${denominatorUnit})(?![a-z]))?`,
  'g',
);

/** "300 mg Iode/mL" is not the substance, and "2,5 mg/g" no amount of a tablet. */
const ofIodineOrByWeight =
  /^\s*(?:d )?(?:iode?|iodine|i|l)\s*(?:\/|par|per|\))|^\s*(?:\/|par|per|pour)\s*(?:(?:100 ?)?g|kg|cm2|m2)\b/;
/** "MIXTARD 30 100 unités/ml": thirty is the mixture, and not thirty thousand. */
const insulinMixture = /\b(25|30|50|70) 100 ?(?=u|iu)/g;

/**
 * The amounts that a name states, in their order. `folded` is text after `foldText`. "37,5/325 mg" is two amounts of one unit;
 * "1 g/125 mg" two amounts; "200 mg/5 mL" one amount in a volume; "1 %" is 10 mg in a millilitre.
 */
export function statedAmounts(folded: string): readonly StatedAmount[] {
  const found: StatedAmount[] = [];
  const text = folded.replace(insulinMixture, 'mix 100 ');
  let skipped = 0;
  for (const match of text.matchAll(stated)) {
    if (match.index < skipped) continue;
    const end = match.index + match[0].length;
    const other = ofIodineOrByWeight.exec(text.slice(end));
    skipped = other === null ? skipped : end + other[0].length;
    if (other !== null) continue;
    const [, first = '', second, unit = '', per, perUnit] = match;
    const denominator = denominatorOf(per, perUnit);
    const isContainer = unit === 'ml' || unit === 'l';
    if (isContainer && denominator !== undefined) continue;
    for (const written of second === undefined ? [first] : [first, second]) {
      const strength = strengthOf(toNumber(written), unit, denominator);
      if (strength !== null) found.push({ strength, isContainer, index: match.index });
    }
  }
  return shareDenominator(found);
}

/** "500 mg", "1 g / 200 mL", "37,5 mg / un comprimé": what a product list says of one ingredient; null: not understood. */
export function readStrength(text: string): Strength | null {
  const folded = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\u00b5\u03bc]/g, 'u')
    .trim();
  const amounts = statedAmounts(folded);
  const [only] = amounts;
  if (only === undefined || amounts.length !== 1 || only.isContainer || only.index !== 0) return null;
  const rest = folded
    .replace(stated, '')
    .replace(
      /[/\s.,]|\bde\b|\b(?:un|une|par|per|pour|solution|suspension|sirop|buvable|injectable|reconstituee|pellicule|secable|enrobe|dose|mesuree|delivree|flacon|ampoule|poche|seringue|stylo|comprime|gelule|capsule|sachet|patch|dispositif|suppositoire|preremplie?|molle|tablet|vial|quantite|correspondant|a)\b/g,
      '',
    );
  return rest === '' ? only.strength : null;
}

function strengthOf(value: number, unit: string, denominator: Quantity | undefined): Strength | null {
  if (unit === '%' || unit.endsWith('cent'))
    return denominator === undefined
      ? {
          numerator: { value: Number((value * 10).toPrecision(12)), unit: 'mg' },
          denominator: { value: 1, unit: 'mL' },
        }
      : null;
  const numerator = /^mill?ion/.test(unit) ? { value: value * 1e6, unit: '[IU]' } : inUcum(value, unit);
  return denominator === undefined ? { numerator } : { numerator, denominator };
}

function inUcum(value: number, unit: string): Quantity {
  if (/^(?:mcg|ug|microgram)/.test(unit)) return { value, unit: 'ug' };
  if (unit === 'mui') return { value: value * 1e6, unit: '[IU]' };
  if (/^(?:ui|iu|u\.i\.|unt|units?|unites?(?: internationales?)?|u)$/.test(unit)) return { value, unit: '[IU]' };
  if (unit.startsWith('milligramme')) return { value, unit: 'mg' };
  if (unit.startsWith('gramme')) return { value, unit: 'g' };
  if (unit === 'ml') return { value, unit: 'mL' };
  if (unit === 'l') return { value, unit: 'L' };
  return { value, unit };
}

function denominatorOf(per: string | undefined, unit: string | undefined): Quantity | undefined {
  if (unit === undefined) return undefined;
  const value = per === undefined ? 1 : toNumber(per);
  if (/^(?:ml|l|dl|cl)$/.test(unit))
    return { value: unit === 'dl' ? value * 100 : value, unit: unit === 'dl' ? 'mL' : unit.replace('l', 'L') };
  if (unit.startsWith('24')) return { value: 24, unit: 'h' };
  if (unit.startsWith('h')) return { value, unit: 'h' };
  if (/^(?:jour|day)/.test(unit)) return { value: value * 24, unit: 'h' };
  return { value, unit: '{dose}' };
}

/** "10 mg/3 mg par mL": the last denominator is that of all amounts just before it. */
function shareDenominator(amounts: readonly StatedAmount[]): readonly StatedAmount[] {
  const last = amounts.findLast(({ isContainer }) => !isContainer)?.strength.denominator;
  const strengths = amounts.filter(({ isContainer }) => !isContainer);
  if (last === undefined || strengths.length < 2) return amounts;
  if (strengths.slice(0, -1).some(({ strength }) => strength.denominator !== undefined)) return amounts;
  return amounts.map((amount) =>
    amount.isContainer ? amount : { ...amount, strength: { ...amount.strength, denominator: last } },
  );
}

function toNumber(written: string): number {
  return Number(written.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
}
