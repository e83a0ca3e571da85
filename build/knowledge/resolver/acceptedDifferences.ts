/** One substance that stands for what the base lists part by part, on purpose: the parts are no separate treatment. */
const collective: ReadonlySet<string> = new Set([
  'aminoAcids',
  'allergenExtract',
  'haemodialysisSolution',
  'icodextrin',
  'ketoAnalogues',
  'lipidEmulsion',
  'modifiedFluidGelatin',
  'multivitamins',
  'patchTestAllergens',
  'prothrombinComplex',
  'traceElements',
]);

/** The beginning of a product's name, and why what we recognise differs from the words of the base. Each was looked at. */
const looked: readonly (readonly [RegExp, string])[] = [
  [
    /vaccin|^(?:VIPERFAV|QDENGA|VIVOTIF)/i,
    'a vaccine or antiserum by its disease, where the base names strains and antigens',
  ],
  [/^GAVISCONELL/, 'with the calcium carbonate of the tablets: one suspension of the brand has none'],
  [/^CUIVRE-OR-ARGENT/, 'traces of gold and silver are left out'],
  [/^KALIUM BICHROMICUM/, 'the alcohol of a homeopathic dilution is no active'],
  [
    /^(?:PERMIXON|SEREPROSTA|ANTISTAX|CHONDROSULF|AETOXISCLEROL|BCG-MEDAC|BETADINE 10|XOFIGO|DELURSAN|LODINE|CONTRE-COUPS|PAXLOVID)/,
    'the base spells the substance in another way',
  ],
  [/^(?:CHLORHEXIDINE ALCOOLIQUE)/, 'the alcohol of an antiseptic for the skin is left out'],
  [/^(?:CODEINE-ERYSIMUM)/, 'the base spells the substance in another way'],
  [/^GLUCONATE DE CALCIUM/, 'calcium glucoheptonate keeps the gluconate in solution: one and the same calcium'],
  [/^(?:MAG 2|PHOCYTAN)/, 'another salt of the same ion'],
  [/^LACTEOL/, 'the culture medium is no drug'],
  [/^QUINIMAX/, 'the minor cinchona alkaloids (cinchonine, cinchonidine) are left out'],
  [/^NAUTAMINE/, 'the base names the salt as one substance'],
];

/** Why a recognition may differ from the composition that the base states; null: no reason, so it is wrong. */
export function acceptedDifference(name: string, found: readonly string[]): string | null {
  if (found.some((id) => collective.has(id)))
    return 'recognised as the whole (nutrition, dialysis, plasma substitute), where the base lists the parts';
  return looked.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
