import { codeSystems } from '../../schema/coding.ts';

/** Other addresses of the systems that Wardlight reads: object identifiers (HL7 registry), older and national spellings. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['urn:oid:2.16.840.1.113883.6.88', codeSystems.rxNorm],
  ['2.16.840.1.113883.6.88', codeSystems.rxNorm],
  ['www.nlm.nih.gov/research/umls/rxnorm', codeSystems.rxNorm],
  ['rxnorm', codeSystems.rxNorm],
  ['urn:oid:2.16.840.1.113883.6.73', codeSystems.atc],
  ['2.16.840.1.113883.6.73', codeSystems.atc],
  ['www.whocc.no/atc', codeSystems.atc],
  ['whocc.no/atc', codeSystems.atc],
  ['www.whocc.no', codeSystems.atc],
  ['fhir.de/codesystem/bfarm/atc', codeSystems.atc],
  ['fhir.de/codesystem/dimdi/atc', codeSystems.atc],
  ['atc', codeSystems.atc],
  ['urn:oid:2.16.840.1.113883.6.96', codeSystems.snomed],
  ['2.16.840.1.113883.6.96', codeSystems.snomed],
  ['snomed.info/sct', codeSystems.snomed],
  ['snomed.info/id', codeSystems.snomed],
  ['snomedct', codeSystems.snomed],
  ['urn:oid:2.16.840.1.113883.6.1', codeSystems.loinc],
  ['2.16.840.1.113883.6.1', codeSystems.loinc],
  ['loinc.org', codeSystems.loinc],
  ['loinc', codeSystems.loinc],
  ['urn:oid:2.16.840.1.113883.6.3', codeSystems.icd10],
  ['2.16.840.1.113883.6.3', codeSystems.icd10],
  ['urn:oid:2.16.840.1.113883.6.90', `${codeSystems.icd10}-cm`],
  ['2.16.840.1.113883.6.90', `${codeSystems.icd10}-cm`],
  ['hl7.org/fhir/sid/icd-10', codeSystems.icd10],
  ['hl7.org/fhir/sid/icd-10-cm', `${codeSystems.icd10}-cm`],
  ['hl7.org/fhir/sid/icd-10-gm', `${codeSystems.icd10}-gm`],
  ['fhir.de/codesystem/bfarm/icd-10-gm', `${codeSystems.icd10}-gm`],
  ['fhir.de/codesystem/dimdi/icd-10-gm', `${codeSystems.icd10}-gm`],
  ['id.who.int/icd/release/10', codeSystems.icd10],
  ['icd-10', codeSystems.icd10],
  ['icd10', codeSystems.icd10],
  ['icd-10-cm', `${codeSystems.icd10}-cm`],
  ['icd10cm', `${codeSystems.icd10}-cm`],
]);

/**
 * The one address under which this code base knows a code system. SNOMED CT editions (`http://snomed.info/sct/11000315107`) are SNOMED
 * CT. An address that is not known stays as it was sent.
 */
export function codeSystemOf(system: string): string {
  const plain = system
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[|].*$/, '')
    .replace(/\/+$/, '');
  if (plain.startsWith('snomed.info/sct/')) return codeSystems.snomed;
  return ALIASES.get(plain) ?? system;
}
