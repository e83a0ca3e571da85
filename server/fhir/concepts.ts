import type { CodeableConcept } from '../../schema/coding.ts';
import type { Quantity } from '../../schema/quantity.ts';
import { codeSystemOf } from './codeSystemOf.ts';
import type { FhirConcept, FhirQuantity, FhirRatio } from './fhirTypes.ts';
import { unitCode } from './unitCode.ts';

/** The codes that name a code, and the sender's words, cut to what a chart holds. Codings without a code say nothing. */
export function toConcept(concept: FhirConcept | undefined): CodeableConcept {
  const codings = (concept?.coding ?? []).flatMap(({ system = '', code, display }) =>
    code === undefined || code.trim() === '' || code.length > 100
      ? []
      : [
          {
            system: clip(codeSystemOf(system), 200),
            code: code.trim(),
            ...(display === undefined ? {} : { display: clip(display, 500) }),
          },
        ],
  );
  return { codings, text: clip(wordsOf(concept), 1000) };
}

/** What a person would read: the text, else the first display, else the first code. */
export function wordsOf(concept: FhirConcept | undefined): string {
  const codings = concept?.coding ?? [];
  const display = codings.find((coding) => (coding.display ?? '') !== '')?.display;
  return (concept?.text ?? '').trim() || (display ?? '').trim() || (codings.find((coding) => coding.code)?.code ?? '');
}

/** Every code of a concept, for reading statuses and kinds, where the system goes without saying. */
export function codesOf(concept: FhirConcept | undefined): string[] {
  return (concept?.coding ?? []).flatMap(({ code }) => (code === undefined ? [] : [code]));
}

const UCUM = /unitsofmeasure\.org|2\.16\.840\.1\.113883\.6\.8$/;

/**
 * The number in the unit in which it was sent: the UCUM code where there is one, else the unit's words. Without a unit
 * there is no quantity: a bare 2 might be anything.
 */
export function toQuantity(quantity: FhirQuantity | undefined): Quantity | undefined {
  if (quantity?.value === undefined) return undefined;
  const coded = quantity.system === undefined || UCUM.test(quantity.system) ? quantity.code : undefined;
  const unit = unitCode(coded ?? quantity.unit ?? quantity.code ?? '');
  return unit === '' || unit.length > 40 ? undefined : { value: quantity.value, unit };
}

export function toStrength(ratio: FhirRatio | undefined): { numerator: Quantity; denominator?: Quantity } | undefined {
  const numerator = toQuantity(ratio?.numerator);
  const denominator = toQuantity(ratio?.denominator);
  if (numerator === undefined) return undefined;
  return denominator === undefined ? { numerator } : { numerator, denominator };
}

/**
 * Letters that cannot be seen and change what is: direction overrides turn "mg 521.0" around on the screen, zero-width ones make
 * two names look alike. Line ends and tabs stay.
 */
const unseen = /\p{Cf}|(?![\t\n\r])\p{Cc}/gu;

/** The sender's words as they may be shown: no longer than `length`, and nothing unseen in them. */
export function clip(text: string, length: number): string {
  const whole = text.toWellFormed().replaceAll(unseen, '');
  return whole.length <= length ? whole : `${whole.slice(0, length - 1).toWellFormed()}…`;
}
