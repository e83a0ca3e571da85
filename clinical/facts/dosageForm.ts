import type { DosageForm } from '../../schema/chart/dosageForm.ts';
import type { Medication } from '../../schema/chart/medication.ts';

/** Words of forms, English and French, most telling first: "modified release capsule" is modified release. */
const words: readonly (readonly [DosageForm, RegExp])[] = [
  [
    'modifiedRelease',
    /\b(?:lp|xr|xl|sr|er|cr|mr|pr|la)\b|(?:modified|prolonged|extended|sustained|controlled|slow)[- ]release|lib[eé]ration (?:prolong[eé]e|modifi[eé]e)/i,
  ],
  ['gastroResistant', /gastro-?r[eé]sistant|enteric|delayed[- ]release|\bec\b/i],
  ['softCapsule', /soft capsule|capsule molle/i],
  ['effervescent', /effervescent/i],
  ['orodispersible', /orodispersible|orally disintegrating|\bodt\b|lyophilisat oral|oral lyophilisate/i],
  ['patch', /\bpatch|transdermal|dispositif transdermique/i],
  ['suppository', /supposito(?:ry|ire)/i],
  ['injection', /inject|perfusion|infusion|intraveineu|intravenous/i],
  ['oralLiquid', /oral (?:solution|suspension|drops|liquid)|syrup|sirop|buvable|gouttes/i],
  ['powder', /powder|granule|poudre|sachet/i],
  ['capsule', /capsule|g[eé]lule/i],
  ['plainTablet', /tablet|comprim[eé]/i],
];

/** The form that the order states, in its own field or in the name of the product; null: it does not say. */
export function dosageFormOf(medication: Medication): DosageForm | null {
  const text = `${medication.form ?? ''} ${medication.text} ${medication.brandName ?? ''}`;
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
