import type { CodeableConcept } from '../../schema/coding.ts';
import { codeSystems } from '../../schema/coding.ts';
import type { Analyte } from '../../schema/knowledge/analyte.ts';
import { foldText } from '../resolver/normaliseName.ts';
import { analyteWords } from './analyteWords.ts';
import { analyteByLoinc, ureaNitrogenCodes } from './loincAnalytes.ts';

/** Words that name the specimen or the method and not the analyte. */
const specimenWords =
  /\b(?:serum|plasma|blood|sang|sanguin|sanguine|plasmatique|serique|venous|veineux|arterial|arteriel|or|in|level|dosage|value|total in|sg|plq|s|p)\b/g;
/** Another fluid makes it another result. */
const otherFluid =
  /\b(?:urine|urinary|urinaire|urines|csf|lcr|cerebrospinal|clearance|clairance|ratio|stool|selles|ascit|dialys|per creatinine)/;

const analyteByWord: ReadonlyMap<string, Analyte> = new Map(
  // Object.entries widens the keys of a record to string; `analyteWords` is typed by Analyte.
  Object.entries(analyteWords).flatMap(([analyte, words]) =>
    words.split('|').map((word) => [word, analyte as Analyte] as const),
  ),
);

/**
 * Which analyte a result is about: by its LOINC codes; else, only if it has no LOINC code, by its words as a whole ("Kaliémie",
 * "Serum potassium"). A LOINC code that is not in the table is another result, whatever its words say.
 */
export function findAnalyte(code: CodeableConcept): Analyte | undefined {
  let hasLoinc = false;
  // By position, as everything that is asked of every result of a chart.
  for (let index = 0; index < code.codings.length; index += 1) {
    const coding = code.codings[index];
    if (coding?.system !== codeSystems.loinc) continue;
    hasLoinc = true;
    const analyte = analyteByLoinc.get(coding.code) ?? (ureaNitrogenCodes.has(coding.code) ? 'urea' : undefined);
    if (analyte !== undefined) return analyte;
  }
  if (hasLoinc) return undefined;
  return (
    analyteOfWords(code.text) ??
    analyteOfWords(code.codings.find((coding) => coding.display !== undefined)?.display ?? '')
  );
}

function analyteOfWords(text: string): Analyte | undefined {
  if (text === '') return undefined;
  const direct = analyteByWord.get(text.trim().toLowerCase());
  if (direct !== undefined) return direct;
  const folded = foldText(text);
  if (otherFluid.test(folded)) return undefined;
  const words = folded
    .replace(/\[[^\]]*\]|\([^)]*\)/g, ' ')
    .replace(/[^a-z0-9+]+/g, ' ')
    .replace(specimenWords, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return analyteByWord.get(words);
}

/** True where the value counts only the nitrogen of the urea. */
export function isUreaNitrogen(code: CodeableConcept): boolean {
  return (
    code.codings.some((coding) => coding.system === codeSystems.loinc && ureaNitrogenCodes.has(coding.code)) ||
    /\bbun\b|urea nitrogen|azote ureique/i.test(code.text)
  );
}
