import { existsSync } from 'node:fs';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import type { LocalisedText } from '../../schema/localisedText.ts';
import { createText, type Text } from '../../text/createText.ts';
import { readDocuments, readStream, type FhirDocument } from '../fhir/readDocuments.ts';
import { loadKnowledge } from '../review/loadKnowledge.ts';
import { answerReview, withPartsApart, type ReviewAnswer } from '../review/reviewAnswer.ts';
import { readReviewInput } from '../review/reviewInput.ts';
import { eachInput } from '../review/eachInput.ts';
import { describeAnswer } from './describeAnswer.ts';
import { readReviewCommand, reviewHelp, type ReviewCommand } from './reviewOptions.ts';

const command = readReviewCommand(process.argv.slice(2), new Date());
if (!command.ok) fail(command.error);
else if (command.value === null) console.log(reviewHelp);
else await run(command.value);

async function run(given: ReviewCommand): Promise<void> {
  if (given.file !== '-' && !existsSync(given.file)) return fail(`There is no file ${given.file}.`);
  const packs = await loadKnowledge(given.packs, given.keyFile);
  if (!packs.ok) return fail(packs.error);
  const knowledge = compileKnowledge(packs.value);
  const names = new Map<string, LocalisedText>(knowledge.substances.map(({ id, name }) => [id, name]));
  const zone = { utcOffsetMinutes: given.utcOffsetMinutes };
  const text = createText(given.language, { names: (id) => names.get(id), zone });
  const documents = given.file === '-' ? readStream(process.stdin, 'standard input') : readDocuments(given.file);
  let reviewed = 0;
  let faults = 0;
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', () => process.exit());
  for await (const document of eachInput(documents)) {
    const input = readReviewInput(document, given.asOf);
    if (!input.ok) {
      faults += 1;
      showFault(given, document, input.error);
      continue;
    }
    for (const each of input.value) {
      reviewed += 1;
      if (each.refused.length > 0) faults += 1;
      const answer = tryToAnswer(() => answerReview(each, knowledge, given, text));
      if (answer === null) {
        faults += 1;
        showFault(given, document, { path: '', message: `the review of ${each.id} broke: a defect of Wardlight, please report it` });
      } else show(given, answer, text);
    }
  }
  if (reviewed + faults === 0) return fail(`${given.file} is empty.`);
  if (faults > 0) process.exitCode = reviewed === 0 ? 2 : 1;
}

/** One chart on which the program itself fails must not take the others of a file along. */
function tryToAnswer(answer: () => ReviewAnswer): ReviewAnswer | null {
  try {
    return answer();
  } catch {
    return null;
  }
}

function show(given: ReviewCommand, answer: ReviewAnswer, text: Text): void {
  console.log(given.isJson ? JSON.stringify(withPartsApart(answer)) : describeAnswer(answer, text));
}

/** In the place of the answer, so that the lines of the output still follow those of the input. */
function showFault(
  given: ReviewCommand,
  { source, line }: FhirDocument,
  fault: { path: string; message: string },
): void {
  if (given.isJson) console.log(JSON.stringify({ line, error: fault }));
  console.error(`${source} line ${line}: ${fault.path === '' ? '' : `at ${fault.path}: `}${fault.message}`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
