/**
 * Short forms that mean a drug on an allergy card, where they are all that it says. In an order they are not read: "5-ASA" is
 * mesalazine, and three letters hide in too many names.
 */
const shortForms: ReadonlyMap<string, string> = new Map([
  ['pcn', 'penicillin'],
  ['pcns', 'penicillin'],
  ['pen', 'penicillin'],
  ['pen g', 'benzylpenicillin'],
  ['pen v', 'phenoxymethylpenicillin'],
  ['pen vk', 'phenoxymethylpenicillin'],
  ['penicillin vk', 'phenoxymethylpenicillin'],
  ['asa', 'aspirin'],
  ['cipro', 'ciprofloxacin'],
  ['vanc', 'vancomycin'],
  ['vanco', 'vancomycin'],
  ['clinda', 'clindamycin'],
  ['amox', 'amoxicillin'],
  ['doxy', 'doxycycline'],
  ['tmp/smx', 'co-trimoxazole'],
  ['tmp smx', 'co-trimoxazole'],
  ['smx/tmp', 'co-trimoxazole'],
  ['smx tmp', 'co-trimoxazole'],
  ['iv contrast', 'contrast media'],
  ['iv dye', 'contrast media'],
  ['ct contrast', 'contrast media'],
  ['iv contrast dye', 'contrast media'],
  ['x ray contrast', 'contrast media'],
  ['contrast', 'contrast media'],
  ['iodine contrast', 'contrast media'],
  ['iodinated contrast', 'contrast media'],
  ['iodine containing contrast', 'contrast media'],
  ['contraste iode', 'contrast media'],
]);

export function allergenOfShortForm(words: string): string {
  return shortForms.get(words) ?? words;
}
