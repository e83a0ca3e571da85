import type { Condition } from '../../schema/chart/condition.ts';
import { codeSystems } from '../../schema/coding.ts';
import { plainText } from './plainText.ts';

export type ConditionMeaning =
  | { readonly about: 'pregnancy' | 'lactation'; readonly value: 'yes' | 'no'; readonly weeks: number | null }
  | { readonly about: 'cannotConceive' };

const pregnant = { about: 'pregnancy', value: 'yes', weeks: null } as const;
const delivered = { about: 'pregnancy', value: 'no', weeks: null } as const;
const breastFeeding = { about: 'lactation', value: 'yes', weeks: null } as const;
const cannotConceive = { about: 'cannotConceive' } as const;

/**
 * ICD-10 (WHO and -CM), first match counts. Z33 to Z36 and O09 to O48 are the care and the disorders of a pregnancy that goes on; O60 is
 * preterm labour. O80 to O92, Z37 and Z39 are birth and after. O00 to O08 (ectopic, abortion) and O98, O99 (pregnancy or childbed) do not
 * say which it is and are left out; O91 and O92 with lactation are after birth too.
 */
const byIcd10: readonly (readonly [RegExp, ConditionMeaning])[] = [
  [/^Z39\.?1/, breastFeeding],
  [/^(?:Z3[3456]|O09|O[1-3]\d|O4[0-8]|O60)/, pregnant],
  [/^(?:O8\d|O9[0-2]|Z37|Z39)/, delivered],
  [/^(?:N95|Z78\.?0|Z90\.?71|Z90\.?7$)/, cannotConceive],
];

/** SNOMED CT: pregnant, normal, high-risk, multiple and twin pregnancy, gestational diabetes and hypertension, pre-eclampsia. */
const bySnomed: ReadonlyMap<string, ConditionMeaning> = new Map<string, ConditionMeaning>([
  ...['77386006', '72892002', '47200007', '16356006', '65147003', '11687002', '48194001', '398254007'].map(
    (code) => [code, pregnant] as const,
  ),
  ['60001007', delivered],
  ['413712001', breastFeeding],
  // Hysterectomy, history of hysterectomy, postmenopausal state.
  ...['236886002', '161800001', '76498008'].map((code) => [code, cannotConceive] as const),
]);

const saysPregnant = /\b(?:pregnan(?:t|cy)|enceinte|grossesse)\b/;
/** Words that make it another statement: over, feared, planned, or not in the womb. */
const saysOtherwise =
  /\b(?:not|non|no|pas|sans|without|histor|anteced|atcd|previous|past|ectopi|extra.uterine|geu|terminat|interrupt|ivg|arretee|miscarr|fausse|post|after|apres|test|prevent|desir|projet|plan|wish|contracept|risk|risque|partner|conjointe|family|famil)/;
const saysBreastFeeding = /\b(?:breast.?feeding|lactating|allaitante?|allaitement(?: maternel)?)\b/;
const saysNoWomb = /\b(?:hysterectomi[es]|hysterectomy|post.?menopaus\w*|menopausee?)\b/;

/** What a condition says of pregnancy; null: nothing. Codes count before words. */
export function conditionMeaning(condition: Condition): ConditionMeaning | null {
  let isCoded = false;
  for (const { system, code } of condition.code.codings) {
    const isIcd10 = system.startsWith(codeSystems.icd10);
    if (isIcd10 || system === codeSystems.snomed) isCoded = true;
    const found = isIcd10
      ? ofIcd10(code.toUpperCase())
      : system === codeSystems.snomed
        ? bySnomed.get(code)
        : undefined;
    if (found !== undefined) return found;
  }
  return isCoded ? null : ofWords(plainText(condition.code.text));
}

/** Z3A.20 is week 20; Z3A.0x says too little. */
function ofIcd10(code: string): ConditionMeaning | undefined {
  const weeks = /^Z3A\.?(\d\d)/.exec(code)?.[1];
  if (weeks !== undefined)
    return { ...pregnant, weeks: Number(weeks) >= 8 && Number(weeks) <= 42 ? Number(weeks) : null };
  return byIcd10.find(([pattern]) => pattern.test(code))?.[1];
}

function ofWords(text: string): ConditionMeaning | null {
  if (saysNoWomb.test(text)) return cannotConceive;
  if (saysOtherwise.test(text)) return null;
  if (saysBreastFeeding.test(text)) return breastFeeding;
  if (!saysPregnant.test(text)) return null;
  const weeks = /\b(\d{1,2})\s*(?:sa\b|weeks?\b|wk\b|semaines?\b)/.exec(text)?.[1];
  return { ...pregnant, weeks: weeks === undefined ? null : Number(weeks) };
}
