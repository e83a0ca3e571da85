import type { DosageForm } from '../../schema/chart/dosageForm.ts';
import type { Medication } from '../../schema/chart/medication.ts';
import { formByBrand } from './formByBrand.ts';

/**
 * Words of forms, English and French, most telling first: "modified release capsule" is modified release. The letters behind a name
 * (LP, XR) count only as capitals: "la" is a French article.
 */
const words: readonly (readonly [DosageForm, RegExp])[] = [
  ['modifiedRelease', /\b(?:LP|L\.P\.|XR|XL|SR|ER|CR|MR|PR|Chrono|Retard|OROS|Contin|Prolonged|Depot tablet)\b/],
  [
    'modifiedRelease',
    /(?:modified|prolonged|extended|sustained|controlled|slow|24 ?hr|12 ?hr)[- ]+release|lib[eé]ration (?:prolong[eé]e|modifi[eé]e|control[eé]e)|chronosphere|chrono-|action prolong[eé]e/i,
  ],
  ['gastroResistant', /gastro-? ?r[eé]sistant|enteric|ent[eé]ro-?soluble|delayed[- ]release/i],
  ['gastroResistant', /\b(?:EC|DR)\b/],
  ['softCapsule', /soft (?:gelatin )?capsule|softgel|liquid filled capsule|capsule (?:molle|, molle)/i],
  ['effervescent', /effervescent/i],
  [
    'orodispersible',
    /orodispersible|oro-dispersible|disintegrating|\bODT\b|lyophili[sz]ate? oral|oral lyophili[sz]ate|melt\b|Lyoc\b/i,
  ],
  ['patch', /\bpatch|transdermal|transdermique/i],
  ['suppository', /supposito(?:ry|ire)/i],
  ['powder', /(?:powder|granules?|poudre|granul[eé]s?)\b.{0,25}\b(?:oral|buvable|susp)|sachet/i],
  [
    'injection',
    /inject|perfusion|infusion|intraveineu|intravenous|ampoule|vial|flacon poudre|seringue|pr[eé]-?filled|stylo/i,
  ],
  ['oralLiquid', /oral (?:solution|suspension|drops|liquid|concentrate|gel)|syrup|sirop|buvable|gouttes|elixir/i],
  ['powder', /powder|granule|poudre|granul[eé]/i],
  ['capsule', /capsule|g[eé]lule/i],
  ['plainTablet', /tablet|comprim[eé]|\bcp\b|\btab\b/i],
];

/**
 * The form that the order states, in its own field or in the name of the product, else that of a brand which exists in one form only;
 * null: it does not say. A brand of a coated or slow form wins over "tablet", which says too little.
 */
export function dosageFormOf(medication: Medication): DosageForm | null {
  const text = [medication.form, medication.text, medication.brandName].filter((part) => part !== undefined).join(' ');
  const stated = words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  if (stated !== null && stated !== 'plainTablet' && stated !== 'capsule') return stated;
  return formByBrand(text) ?? stated;
}
