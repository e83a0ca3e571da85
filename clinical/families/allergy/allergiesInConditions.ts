import type { AllergyIntolerance } from '../../../schema/chart/allergy.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { Condition } from '../../../schema/chart/condition.ts';
import { codeSystems } from '../../../schema/coding.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import { foldText } from '../../resolver/normaliseName.ts';
import { codedAllergen } from './allergyCodes.ts';
import { type ReadAllergy, readAllergies } from './readAllergy.ts';

/** ICD-10 Z88 and ICD-10-CM Z91.04: allergy status to a group of drugs. The other parts of Z88 name none. */
const allergenByIcd10: readonly (readonly [prefix: string, allergen: string])[] = [
  ['Z88.0', 'penicillin'],
  ['Z88.2', 'sulfonamides'],
  ['Z88.5', 'opioids'],
  ['Z91.041', 'contrast media'],
  ['Z91.040', 'latex'],
];

const historyOf = /^(?:personal )?(?:history|antecedents?(?: personnels?)?) (?:of |d |de |: ?)?/;
const saysAllergy =
  /^(?:known )?allerg(?:y|ic|ie|ique)(?: status)? (?:to|a|au|aux) |^hypersensib?ilit|^hypersensitivity to |\w+ allergy(?: \(|$)/;

/**
 * Allergies that stand among the diagnoses, as many hospitals write them ("Z88.0", "Allergy to penicillin"), and not in the list of
 * allergies. Words count only where a drug is recognised in them: allergic rhinitis is a disease. A code for the allergy to a drug
 * counts always, so that one which names none is told as not assessed.
 */
export function allergiesInConditions(
  conditions: Chart['conditions'],
  listed: readonly ReadAllergy[],
  knowledge: CompiledKnowledge,
): readonly ReadAllergy[] {
  const entries = conditions.entries.flatMap((condition) => entryOf(condition) ?? []);
  if (entries.length === 0) return [];
  const isCoded = new Set(entries.filter(({ coded }) => coded).map(({ entry }) => entry.id));
  return readAllergies(
    entries.map(({ entry }) => entry),
    knowledge,
  ).filter((read) => (read.recognised || isCoded.has(read.entry.id)) && !listed.some((own) => tells(own, read)));
}

/** The list has it already, perhaps with the reaction. */
function tells(own: ReadAllergy, read: ReadAllergy): boolean {
  if (!read.recognised) return foldText(own.text) === foldText(read.text);
  return own.recognised && [...read.allergens].every((number) => own.allergens.has(number));
}

function entryOf({ id, code, clinicalStatus, verification, recordedAt }: Condition) {
  if (clinicalStatus === 'resolved' || clinicalStatus === 'inactive') return null;
  const icd10 = code.codings.find(({ system, code: own }) => isIcd10(system) && /^(?:Z88|Z91\.?0)/.test(own))?.code;
  const byCode =
    codedAllergen(code.codings) ?? allergenByIcd10.find(([prefix]) => dotted(icd10 ?? '').startsWith(prefix))?.[1];
  const words = foldText(code.text)
    .trim()
    .replace(historyOf, '')
    .replace(/^allergy status /, 'allergy ');
  const isSaid = saysAllergy.test(words);
  if (icd10 === undefined && codedAllergen(code.codings) === undefined && !isSaid) return null;
  const entry: AllergyIntolerance = {
    id,
    // The codes are of diagnoses: only the words may name a drug.
    code: { codings: [], text: (isSaid ? words : (byCode ?? code.text)) || (icd10 ?? '') },
    type: 'allergy',
    category: icd10?.startsWith('Z91') === true ? 'unknown' : 'medication',
    criticality: 'unknown',
    verification,
    active: true,
    reactions: [],
    recordedAt,
  };
  return { entry, coded: icd10?.startsWith('Z88') === true };
}

function isIcd10(system: string): boolean {
  return system === codeSystems.icd10 || /icd-?10|cim-?10/i.test(system);
}

/** `Z880` is written for `Z88.0` too. */
function dotted(code: string): string {
  return code.includes('.') || code.length <= 3 ? code : `${code.slice(0, 3)}.${code.slice(3)}`;
}
