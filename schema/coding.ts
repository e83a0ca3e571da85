import { z } from 'zod';

/** FHIR Coding: a code in a named code system. */
export const coding = z.object({
  system: z.string().max(200),
  code: z.string().min(1).max(100),
  display: z.string().max(500).optional(),
});
export type Coding = z.infer<typeof coding>;

/** FHIR CodeableConcept: the codes that were sent, and the words of the person or system that sent them. */
export const codeableConcept = z.object({ codings: z.array(coding), text: z.string().max(1000) });
export type CodeableConcept = z.infer<typeof codeableConcept>;

/** The code systems that Wardlight reads, by the name this code base gives them. */
export const codeSystems = {
  rxNorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  atc: 'http://www.whocc.no/atc',
  snomed: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  cis: 'https://medicaments.gouv.fr/CIS',
  ucd: 'https://medicaments.gouv.fr/UCD',
} as const;
