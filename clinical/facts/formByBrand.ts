import type { DosageForm } from '../../schema/chart/dosageForm.ts';

/**
 * Brands whose solid form is slow or coated although their name does not say so (French public product base, April 2026, and the
 * SmPCs). A brand that also has a liquid or a dispersible form is here too: those say so in words, and words come first.
 */
const brands: readonly (readonly [DosageForm, RegExp])[] = [
  [
    'modifiedRelease',
    /\b(?:oxycontin|oxynormal lp|ms ?contin|concerta|adalat la|pentasa|quasym|medikinet|ritaline lp|sophidone|kapanol|jurnista|tardyferon|fero-grad|slow-k|diffu-k|kaleorid|contramal lp|topalgic lp|targinact|palexia lp|ranexa|toviaz|betmiga|advagraf|envarsus|xatral|cardura|zeclar mono|monoproton|inderal la|avlocardyl lp)\b/i,
  ],
  [
    'gastroResistant',
    /\b(?:inexium|nexium|mopral|losec|prilosec|lanzor|ogast|ogastoro|eupantol|inipomp|protonix|pariet|aciphex|cymbalta|creon|eurobiol|myfortic|d[eé]pakine (?:200|500)|salazopyrine en|fivasa|rowasa|dulcolax|contalax|aspirine protect|kardegic protect|videx|rifinah en)\b/i,
  ],
  [
    'softCapsule',
    /\b(?:neoral|sandimmun|roaccutane|procuta|curacne|contracne|avodart|un-alfa|rocaltrol|vesanoid|targretin|nimotop|norvir capsule|decapeptyl caps)\b/i,
  ],
];

/** The one solid form of a brand named in the text; null: none of these. */
export function formByBrand(text: string): DosageForm | null {
  return brands.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
