import type { FrenchMeasure } from './measureFrench.ts';
import type { RecognisedCount } from './recognisedCount.ts';

/** Everything that was measured. */
export interface ResolverMeasure {
  readonly pack: {
    readonly id: string;
    readonly version: string;
    readonly substances: number;
    /** How many substances have a code of the system. */
    readonly withCode: { readonly rxNorm: number; readonly atc: number; readonly snomed: number };
    readonly products: number;
  };
  readonly french: FrenchMeasure;
  readonly synthea: RecognisedCount;
  readonly hl7: RecognisedCount;
}

/** The page docs/knowledge/resolver.md. */
export function resolverPage({ pack, french, synthea, hl7 }: ResolverMeasure): string {
  const accepted = french.accepted.reduce((sum, { products }) => sum + products, 0);
  return [
    '# What the resolver recognises',
    '',
    `Made by \`npm run knowledge -- resolver --bdpm DIR --synthea DIR --hl7 DIR\` with ${pack.id} ${pack.version} (${pack.substances} substances); do not edit. The data are not part of the repository: the French public product base of April 2026, synthetic patients of Synthea, sample messages of the FHIR converter.`,
    '',
    '| measured on | recognised | of | share |',
    '|---|---:|---:|---:|',
    row('marketed French products, by name', french.recognised, french.marketed),
    row(
      'of these, products whose actives are all substances of the pack',
      french.ofKnownActivesRecognised,
      french.ofKnownActives,
    ),
    row('of these, homeopathic registrations', french.homeopathicRecognised, french.homeopathic),
    row('MedicationRequests of Synthea (RxNorm products with their names)', synthea.recognised, synthea.total),
    row('drugs of the HL7 v2 samples, by words', hl7.recognised, hl7.total),
    '',
    '## Codes',
    '',
    `Of ${pack.substances} substances ${pack.withCode.rxNorm} have an RxNorm ingredient code, ${pack.withCode.atc} an ATC code of level 5, ${pack.withCode.snomed} a SNOMED CT substance code; ${pack.products} products name what a brand or the ATC code of a combination holds. A group code (ATC of level 4 or less) names no substance. RxNorm product codes, UCD and CIS codes are read by the name that comes with them; with an imported French product pack, CIS codes lead to the substances and their strengths.`,
    '',
    '## How a line is read',
    '',
    '- Codes first (RxNorm ingredient, ATC of level 5, CIS, SNOMED CT), then the ingredients that the sender states, then names: the order, the displays of the codes, the brand. Sources that name different drugs make the line *not recognised* ("codes and words disagree"), unless one holds the other: then the larger is believed (the code of one ingredient beside the name of the combination).',
    '- Names are matched word by word, the longest first, whatever their case, accents and order. Salts, esters, hydrates, forms, strengths, makers, sweeteners, "sans ..." and diluents ("in NaCl") say nothing. Between "/", "+", "and", "et" every part must name a drug; a word that ends like an international name and is not known, a strange word ahead of the drug, "Plus", "B6" make the line half recognised, which is not recognised.',
    '- The strength of each substance comes from the sender, else from the name, else from the code of a listed product. A combination whose name does not tell whose strength is whose has none: its dose is then unknown, never guessed.',
    '- An instruction in words ("1 cp matin midi et soir") is read only where nothing structured is given and every word of it is understood; the finding quotes it.',
    '',
    '## Strengths',
    '',
    `Of ${french.strengths.single} recognised French products of one substance the names of ${french.strengths.singleRead} tell its strength (${share(french.strengths.singleRead, french.strengths.single)}); of ${french.strengths.several} of several substances ${french.strengths.severalRead} tell each (${share(french.strengths.severalRead, french.strengths.several)}). The rest are creams, brands of combinations and products without a strength in the name.`,
    '',
    '## Wrong recognition',
    '',
    `Each recognised French product is compared with the composition that the base states (the salt or the acting part of each active). Of ${french.recognised} recognised products ${french.rightAsStated} agree, ${accepted} differ for a reason that was looked at, **${french.wrong.length} are wrong** (precision ${share(french.recognised - french.wrong.length, french.recognised)}).`,
    '',
    'The measure is not independent of the starter: brands that say nothing by themselves were collected from the same base (`products/frenchBrands.yaml`, `substanceCodes.yaml`), so that it shows what is missed and confused today, and not how well a product of next year will be read. The composition is read by the same tables as the names; a name of a substance that leads to the wrong one would go unseen here, which is why no name may lead to two substances (a test), and why the list of names was read.',
    '',
    '| difference that was looked at | products |',
    '|---|---:|',
    ...french.accepted.map(({ reason, products }) => `| ${reason} | ${products} |`),
    '',
    ...french.wrong.map((line) => `- ${line}`),
    ...(french.wrong.length > 0 ? [''] : []),
    '## Homeopathy, solutions, devices',
    '',
    'A dilution that is stated ("9 CH", "degré de dilution compris entre 4CH et 30CH") makes a line a *homeopathic preparation*, whatever plant or drug it names, from 4 DH, 2 CH and 30 K on: that is the limit of Directive 2001/83/EC, article 14 (not more than one part in 10,000 of the mother tincture). A stronger dilution and a mother tincture stay the plant that they name: "Hypericum TM" is St John\'s wort. A pharmacist expects neither "belladonna 9 CH" as atropine, nor a patient whose whole prescription stays unassessed because of it. Water, oxygen, nutrition, dialysis fluids, dressings and stockings are substances of the pack for the same reason; families cover them like any other, after review.',
    '',
    '## Not recognised',
    '',
    `Actives of unrecognised French products that the pack does not hold (${french.unknownActives.length} names, with the number of products):`,
    '',
    french.unknownActives.map(([name, count]) => `${name.toLowerCase()} (${count})`).join('; '),
    '',
    `Products whose actives are all known and whose name is not read (${french.missed.length}):`,
    '',
    // "AMINOPLASMAL 12,5 E, solution": a comma within a number ends no name.
    french.missed.map((name) => name.split(/, /, 1)[0] ?? name).join('; '),
    '',
    `Synthea (${unrecognised(synthea).length} names): ${list(unrecognised(synthea))}`,
    '',
    `HL7 samples (${unrecognised(hl7).length} names): ${list(unrecognised(hl7))}`,
    '',
    '## What Synthea names are recognised as',
    '',
    '| name | requests | substances |',
    '|---|---:|---|',
    ...synthea.names
      .filter(({ substances }) => substances !== null)
      .map(({ name, count, substances }) => `| ${name} | ${count} | ${(substances ?? []).join(', ')} |`),
    '',
  ].join('\n');
}

function unrecognised(measure: RecognisedCount) {
  return measure.names.filter(({ substances }) => substances === null);
}

function list(names: RecognisedCount['names']): string {
  return names.length === 0
    ? 'none.'
    : names.map(({ name, count, why }) => `${name} (${count}, ${why ?? ''})`).join('; ');
}

function row(what: string, recognised: number, total: number): string {
  return `| ${what} | ${recognised} | ${total} | ${share(recognised, total)} |`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}
