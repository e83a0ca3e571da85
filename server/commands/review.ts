import { existsSync } from 'node:fs';
import { z } from 'zod';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import type { CompiledKnowledge } from '../../clinical/knowledge/compiledKnowledge.ts';
import type { LocalisedText } from '../../schema/localisedText.ts';
import type { Result } from '../../schema/result.ts';
import type { ChartChange } from '../../schema/whatIf/chartChange.ts';
import { createText, type Text } from '../../text/createText.ts';
import { readDocuments, readStream, type FhirDocument } from '../fhir/readDocuments.ts';
import { loadKnowledge } from '../review/loadKnowledge.ts';
import { readChanges } from '../review/readChanges.ts';
import { answerReview, withPartsApart } from '../review/reviewAnswer.ts';
import { readReviewInput, type ReviewInput } from '../review/reviewInput.ts';
import { answerAlternatives, answerWhatIf } from '../review/whatIfAnswer.ts';
import { eachInput } from '../review/eachInput.ts';
import { describeAnswer } from './describeAnswer.ts';
import { describeAlternatives, describeWhatIf } from './describeWhatIf.ts';
import { readReviewCommand, reviewHelp, type ReviewCommand } from './reviewOptions.ts';

const named = z.object({ id: z.string() });

const command = readReviewCommand(process.argv.slice(2), new Date());
if (!command.ok) fail(command.error);
else if (command.value === null) console.log(reviewHelp);
else await run(command.value);

async function run(given: ReviewCommand): Promise<void> {
  if (given.file !== '-' && !existsSync(given.file)) return fail(`There is no file ${given.file}.`);
  const changes = given.whatIfFile === null ? null : await readChanges(given.whatIfFile);
  if (changes?.ok === false) return fail(changes.error);
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
      if (each.refused.length > 0) faults += 1;
      const told = tryToTell(() => tell(each, given, changes?.value ?? null, knowledge, text));
      if (told.ok) {
        reviewed += 1;
        console.log(told.value);
        continue;
      }
      faults += 1;
      showFault(given, document, { path: '', message: told.error });
    }
  }
  if (reviewed + faults === 0) return fail(`${given.file} is empty.`);
  if (faults > 0) process.exitCode = reviewed === 0 ? 2 : 1;
}

/** One chart on which the program itself fails must not take the others of a file along. */
function tryToTell(answer: () => Result<string, string>): Result<string, string> {
  try {
    return answer();
  } catch {
    return { ok: false, error: 'the review broke: a defect of Wardlight, please report it' };
  }
}

function tell(
  input: ReviewInput,
  given: ReviewCommand,
  changes: readonly ChartChange[] | null,
  knowledge: CompiledKnowledge,
  text: Text,
): Result<string, string> {
  if (changes !== null) {
    const made = answerWhatIf(input, changes, knowledge, given, text);
    if (!made.ok) return made;
    return { ok: true, value: given.isJson ? JSON.stringify(made.value) : describeWhatIf(made.value, text) };
  }
  if (given.alternativesTo !== null) {
    const made = answerAlternatives(input, given.alternativesTo, knowledge, given, text);
    if (!made.ok) return made;
    const { id, alternatives } = made.value;
    return {
      ok: true,
      value: given.isJson ? JSON.stringify(made.value) : describeAlternatives(id, alternatives, text),
    };
  }
  const answer = answerReview(input, knowledge, given, text);
  return { ok: true, value: given.isJson ? JSON.stringify(withPartsApart(answer)) : describeAnswer(answer, text) };
}

/** In the place of the answer, so that the lines of the output still follow those of the input. */
function showFault(
  given: ReviewCommand,
  { source, line, value }: FhirDocument,
  fault: { path: string; message: string },
): void {
  const id = named.safeParse(value).data?.id;
  if (given.isJson) console.log(JSON.stringify({ ...(id === undefined ? {} : { id }), line, error: fault }));
  console.error(`${source} line ${line}: ${fault.path === '' ? '' : `at ${fault.path}: `}${fault.message}`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
