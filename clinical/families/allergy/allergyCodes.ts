import { codeSystems, type Coding } from '../../../schema/coding.ts';

/**
 * What codes of allergies and of classes of drugs name, for records that hold the code and no words, or words that are
 * not understood. Codes of single substances are in the packs.
 */
const allergenBySnomed: ReadonlyMap<string, string> = new Map([
  ['91936005', 'penicillin'],
  ['764146007', 'penicillin'],
  ['373270004', 'penicillin'],
  ['294505008', 'amoxicillin'],
  ['294506009', 'ampicillin'],
  ['294532003', 'cephalosporin'],
  ['91939003', 'sulfonamides'],
  ['387406002', 'sulfonamides'],
  ['91931000', 'erythromycin'],
  ['293586001', 'aspirin'],
  ['372665008', 'nsaids'],
  ['385420005', 'contrast media'],
  ['426722004', 'contrast media'],
  ['300916003', 'latex'],
  ['111088007', 'latex'],
  ['91930004', 'eggs'],
  ['91934008', 'nuts'],
  ['91935009', 'peanut'],
  ['300913006', 'shellfish'],
  ['91937001', 'seafood'],
  ['417532002', 'fish'],
]);

/** Groups of ATC (levels 3 and 4), which name a class and no substance. */
const allergenByAtcGroup: ReadonlyMap<string, string> = new Map([
  ['J01C', 'penicillins'],
  ['J01CA', 'aminopenicillins'],
  ['J01CE', 'penicillins'],
  ['J01CF', 'penicillins'],
  ['J01DB', 'cephalosporins'],
  ['J01DC', 'cephalosporins'],
  ['J01DD', 'cephalosporins'],
  ['J01DE', 'cephalosporins'],
  ['J01DH', 'carbapenems'],
  ['J01A', 'tetracyclines'],
  ['J01E', 'sulfonamides'],
  ['J01EC', 'sulfonamides'],
  ['J01FA', 'macrolides'],
  ['J01MA', 'fluoroquinolones'],
  ['M01A', 'nsaids'],
  ['M01AE', 'nsaids'],
  ['C09A', 'ace inhibitors'],
  ['C09AA', 'ace inhibitors'],
  ['N02A', 'opioids'],
  ['V08A', 'contrast media'],
]);

export function codedAllergen(codings: readonly Coding[]): string | undefined {
  for (const { system, code } of codings) {
    if (system === codeSystems.snomed && allergenBySnomed.has(code)) return allergenBySnomed.get(code);
    if (system === codeSystems.atc && allergenByAtcGroup.has(code)) return allergenByAtcGroup.get(code);
  }
  return undefined;
}
