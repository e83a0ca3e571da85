import type { LocalisedText } from '../../../schema/localisedText.ts';
import type { Severity } from '../../../schema/severity.ts';
import type { AnsmRule } from './ansmSource.ts';
import { foldedText } from './foldedText.ts';

export const severityOfLevel: Readonly<Record<AnsmRule['levels'][number]['level'], Severity>> = {
  contraindicated: 'contraindicated',
  not_recommended: 'notRecommended',
  precaution: 'precaution',
  take_into_account: 'takeIntoAccount',
};

/** What each level asks for. The thesaurus is French; English readers get these words of ours and the source to read. */
export const actionOfLevel: Readonly<Record<Severity, LocalisedText>> = {
  contraindicated: { en: 'Do not combine: choose another drug.', fr: 'Ne pas associer : choisir un autre médicament.' },
  notRecommended: {
    en: 'Avoid; if there is no other way, monitor closely.',
    fr: "À éviter ; si l'association est inévitable, surveillance étroite.",
  },
  precaution: {
    en: 'Possible with the precautions of the thesaurus: monitor, adjust the dose.',
    fr: 'Possible en respectant les recommandations : surveillance, adaptation de la posologie.',
  },
  takeIntoAccount: { en: 'Weigh the added risk.', fr: 'Tenir compte du risque ajouté.' },
};

export const hazardOfLevel: Readonly<Record<Severity, string>> = {
  contraindicated: 'Contraindicated together',
  notRecommended: 'Not recommended together',
  precaution: 'Precaution together',
  takeIntoAccount: 'Added risk together',
};

/** Mends what the PDF broke: a hyphen with a space after it inside a word, and runs of spaces. */
export function mended(text: string): string {
  return text
    .replace(/(\p{L})-\s+(\p{Ll})/gu, '$1-$2')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words of the folded French text that name a test, and the analyte to watch. */
const watched: readonly (readonly [RegExp, string])[] = [
  [/\binr\b/, 'inr'],
  [/kaliemi|\bpotassium\b|controle electrolytique|clinique, electrolytique/, 'potassium'],
  [/natremi/, 'sodium'],
  [/creatinin|fonctions? renale/, 'creatinine'],
  [/\becg\b|electrocardiogra|controle prealable du qt/, 'qtcInterval'],
  [/lithiemie|lithemie/, 'lithiumLevel'],
  [/digoxinemie|concentrations plasmatiques (?:\([^)]*\) )?de la digoxine/, 'digoxinLevel'],
  [/theophyllinemie|dosage plasmatique et adaptation eventuelle de la posologie de theophylline/, 'theophyllineLevel'],
  [/glycemi/, 'glucose'],
  [/calcemi/, 'calcium'],
  [/magnesemi/, 'magnesium'],
  [/\btsh\b/, 'thyrotropin'],
  [/hemogramme|numeration|\bnfs\b/, 'leucocytes'],
  [/\bcpk\b/, 'creatineKinase'],
  [/transaminase/, 'alanineAminotransferase'],
  ...(
    [
      ['phenytoine', 'phenytoinLevel'],
      ['carbamazepine', 'carbamazepineLevel'],
      ['ciclosporine', 'ciclosporinLevel'],
      ['tacrolimus', 'tacrolimusLevel'],
      ['methotrexate', 'methotrexateLevel'],
      ['valproate', 'valproateLevel'],
    ] as const
  ).map(([name, analyte]): readonly [RegExp, string] => [
    new RegExp(
      `(?:dosages?|controle|surveillance|surveiller)[^.;]{0,60}(?:concentrations?|dosages)[^.;]{0,40}${name}|dosages sanguins de ${name}`,
    ),
    analyte,
  ]),
];

export function monitoredIn(text: string): string[] {
  const folded = foldedText(text);
  return watched.filter(([pattern]) => pattern.test(folded)).map(([, analyte]) => analyte);
}
