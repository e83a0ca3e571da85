/** The columns of a CSV of rules, with what each is for; `docs/knowledge/importing.md` is checked against them. */
export const csvColumns = {
  id: 'Unique name of the rule; without it one is made from the family and the drugs.',
  family: 'interaction, condition, doseThreshold, olderPeople, route or administration.',
  drug: 'A name in English or French, a class of the starter pack, or a code (rxnorm:1191, atc:B01AC06, snomed:...); several with |.',
  with: 'The other drug of an interaction, written like drug; several with |: one rule for each pair.',
  severity: 'contraindicated, notRecommended, precaution or takeIntoAccount.',
  evidence: 'established, probable or theoretical; probable without it.',
  hazard_en: 'What may happen, in English.',
  hazard_fr: 'The same in French; the English is shown without it.',
  action_en: 'What to do, in English; several with |.',
  action_fr: 'The same in French, as many.',
  about_en: 'What the rule is about, behind the name of the drug ("in heart failure"); not for interactions.',
  about_fr: 'The same in French.',
  routes: 'Routes that count (oral|intravenous); of an interaction: those of drug. All without it.',
  daily_dose_over: 'Only above this daily dose of drug: 20 mg.',
  age_from: 'Only from this age in years.',
  age_below: 'Only below this age in years.',
  clearance_below: 'Only below this creatinine clearance in mL/min.',
  icd10: 'Only with an active condition whose ICD-10 code begins so; several with |.',
  citation: 'Where it is written: source, page or section.',
} as const;

export type CsvColumn = keyof typeof csvColumns;
export const requiredColumns: readonly CsvColumn[] = [
  'family',
  'drug',
  'severity',
  'hazard_en',
  'action_en',
  'citation',
];

/** The `# key: value` lines before the header. */
export const csvHead = {
  id: 'Id of the pack: letters, digits and hyphens.',
  version: 'Version of the pack.',
  title: 'Its title in English.',
  titre: 'Its title in French (optional).',
  effective: 'First day, YYYY-MM-DD.',
  expires: 'Last day, YYYY-MM-DD.',
  source: 'What the rules come from, as it is cited.',
  licence: 'Under which licence.',
  covers: 'Families for which the drugs of this file were reviewed wholly (optional): only these can become "clear".',
} as const;
export const requiredHead: readonly (keyof typeof csvHead)[] = [
  'id',
  'version',
  'title',
  'effective',
  'expires',
  'source',
  'licence',
];
