import { z } from 'zod';
import type { Medication } from '../../schema/chart/medication.ts';
import type { Result } from '../../schema/result.ts';
import { clip, toConcept, toStrength, wordsOf } from './concepts.ts';
import { fhirConcept, fhirRatio, fhirReference, listOf, type FhirConcept, type FhirReference } from './fhirTypes.ts';
import { readResource, type MappingContext, type MappingFault, type MedicationContent } from './mapping.ts';

const fhirMedication = z.object({
  code: fhirConcept.optional(),
  form: fhirConcept.optional(),
  ingredient: listOf(
    z.object({
      itemCodeableConcept: fhirConcept.optional(),
      itemReference: fhirReference.optional(),
      /** R5. */
      item: fhirConcept.optional(),
      strength: fhirRatio.optional(),
      strengthRatio: fhirRatio.optional(),
    }),
    100,
  ).optional(),
  doseForm: fhirConcept.optional(),
});

/** The content of a Medication resource, for those that refer to it. */
export function readMedication(resource: unknown): Result<MedicationContent, MappingFault> {
  const read = readResource(fhirMedication, resource);
  if (!read.ok) return read;
  const { code, form, doseForm, ingredient } = read.value;
  const sent = ingredient ?? [];
  // Where a reference leads is not looked up. Beside ingredients that are named, one that is not must be one that nobody recognises,
  // not one less; of references only, the name of the product decides.
  const isNamed = sent.some(({ itemCodeableConcept, item }) => wordsOf(itemCodeableConcept ?? item) !== '');
  const ingredients = sent.flatMap(({ itemCodeableConcept, itemReference, item, strength, strengthRatio }) => {
    const words = itemReference?.display ?? (isNamed ? itemReference?.reference : undefined);
    const concept =
      [itemCodeableConcept, item].find((each) => wordsOf(each) !== '') ??
      (words === undefined ? undefined : { text: words });
    return concept === undefined ? [] : [{ concept, strength: toStrength(strength ?? strengthRatio) }];
  });
  return { ok: true, value: { code, form: form ?? doseForm, ingredients } };
}

export const medicationChoice = {
  medicationCodeableConcept: fhirConcept.optional(),
  medicationReference: fhirReference.optional(),
  /** R5 has both in one. */
  medication: z.object({ concept: fhirConcept.optional(), reference: fhirReference.optional() }).optional(),
  contained: z
    .array(z.looseObject({ resourceType: z.string(), id: z.string().optional() }))
    .max(100)
    .optional(),
};

type Chosen = {
  medicationCodeableConcept?: FhirConcept | undefined;
  medicationReference?: FhirReference | undefined;
  medication?: { concept?: FhirConcept | undefined; reference?: FhirReference | undefined } | undefined;
  contained?: readonly { resourceType: string; id?: string | undefined }[] | undefined;
};

/**
 * What was ordered. A reference that leads nowhere keeps its words: an order for an unknown medicine must be seen, and
 * is then reported as not assessed.
 */
export function medicationOf(chosen: Chosen, context: MappingContext): Result<Medication, MappingFault> {
  const concept = chosen.medicationCodeableConcept ?? chosen.medication?.concept;
  if (wordsOf(concept) !== '') return { ok: true, value: toMedication(concept, undefined) };
  const { reference = '', display } = chosen.medicationReference ?? chosen.medication?.reference ?? {};
  const found = lookUp(reference, chosen.contained ?? [], context);
  if (!found.ok) return found;
  const medication = toMedication(found.value?.code, found.value, display);
  if (medication.text !== '') return { ok: true, value: medication };
  if (reference !== '') return { ok: true, value: { codings: [], text: clip(reference, 500) } };
  return {
    ok: false,
    error: {
      path: 'medicationCodeableConcept',
      reason: 'says neither in a code nor in words which medicine it is',
      remedy: 'Give medicationCodeableConcept or a medicationReference with its Medication.',
    },
  };
}

function lookUp(
  reference: string,
  contained: NonNullable<Chosen['contained']>,
  context: MappingContext,
): Result<MedicationContent | undefined, MappingFault> {
  if (reference.startsWith('#')) {
    const found = contained.find(
      ({ resourceType, id }) => resourceType === 'Medication' && (id ?? '').replace(/^#/, '') === reference.slice(1),
    );
    return found === undefined ? { ok: true, value: undefined } : readMedication(found);
  }
  const id = context.resolve(reference);
  return { ok: true, value: id === null ? undefined : context.medication(id) };
}

function toMedication(code: FhirConcept | undefined, content: MedicationContent | undefined, display = ''): Medication {
  const { codings, text } = toConcept(code);
  const ingredients = (content?.ingredients ?? []).map(({ concept, strength }) => {
    const ingredient = toConcept(concept);
    return {
      codings: ingredient.codings,
      text: clip(ingredient.text, 500),
      ...(strength === undefined ? {} : { strength }),
    };
  });
  const words = text || display.trim() || ingredients.map((ingredient) => ingredient.text).join(' + ');
  const form = wordsOf(content?.form);
  return {
    codings,
    text: clip(words, 500),
    ...(form === '' ? {} : { form: clip(form, 200) }),
    ...(ingredients.length === 0 ? {} : { ingredients }),
  };
}
