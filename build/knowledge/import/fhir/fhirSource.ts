import { z } from 'zod';

// The parts of FHIR that rules can be made of, for R4 (MedicinalProductInteraction, MedicinalProductContraindication), R4B and R5
// (ClinicalUseDefinition). Everything else in a resource is left aside; another resource type is refused by name.
const codingPart = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
});
const concept = z.object({ coding: z.array(codingPart).optional(), text: z.string().optional() });
const reference = z.object({ reference: z.string().optional(), display: z.string().optional() });
/** CodeableReference (R5) holds its concept in `concept`; R4 has the concept itself. */
const codeableReference = z.union([z.object({ concept }), concept]);
const extension = z.object({ url: z.string(), valueCode: z.string().optional(), valueString: z.string().optional() });

const interactant = z.object({
  itemCodeableConcept: concept.optional(),
  itemReference: reference.optional(),
});
const shared = { id: z.string().optional(), extension: z.array(extension).optional(), status: concept.optional() };

export const clinicalUseDefinition = z.object({
  resourceType: z.literal('ClinicalUseDefinition'),
  ...shared,
  type: z.string(),
  subject: z.array(reference).optional(),
  interaction: z
    .object({
      interactant: z.array(interactant).optional(),
      type: concept.optional(),
      effect: codeableReference.optional(),
      incidence: concept.optional(),
      management: z.array(concept).optional(),
    })
    .optional(),
  contraindication: z
    .object({
      diseaseSymptomProcedure: codeableReference.optional(),
      comorbidity: z.array(codeableReference).optional(),
    })
    .optional(),
});
export const medicinalProductInteraction = z.object({
  resourceType: z.literal('MedicinalProductInteraction'),
  ...shared,
  description: z.string().optional(),
  subject: z.array(reference).optional(),
  interactant: z.array(interactant).optional(),
  type: concept.optional(),
  effect: concept.optional(),
  incidence: concept.optional(),
  management: concept.optional(),
});
export const medicinalProductContraindication = z.object({
  resourceType: z.literal('MedicinalProductContraindication'),
  ...shared,
  subject: z.array(reference).optional(),
  disease: concept.optional(),
});
/** What rules point to: only its codes and names are read. */
export const drugResource = z.object({
  resourceType: z.enum([
    'Medication',
    'MedicationKnowledge',
    'Substance',
    'SubstanceDefinition',
    'MedicinalProductDefinition',
    'MedicinalProduct',
  ]),
  id: z.string().optional(),
  code: z.union([concept, z.array(z.object({ code: concept.optional() }))]).optional(),
  name: z.array(z.object({ productName: z.string().optional() })).optional(),
});

export const ruleResource = z.discriminatedUnion('resourceType', [
  clinicalUseDefinition,
  medicinalProductInteraction,
  medicinalProductContraindication,
]);
export type RuleResource = z.infer<typeof ruleResource>;
export type Concept = z.infer<typeof concept>;
export type CodeableReference = z.infer<typeof codeableReference>;
export type Interactant = z.infer<typeof interactant>;
export type DrugResource = z.infer<typeof drugResource>;
export type Reference = z.infer<typeof reference>;
