import { z } from 'zod';
import type { PatientIdentity } from '../store/chartPieces.ts';
import { clip, codesOf } from './concepts.ts';
import { birthDate, startDate } from './fhirDate.ts';
import { fhirConcept } from './fhirTypes.ts';
import { readResource, taken, type MappingResult } from './mapping.ts';

const name = z.string().max(2000);
const humanName = z.object({
  use: name.optional(),
  text: name.optional(),
  family: name.optional(),
  given: z.array(name.nullable()).max(50).optional(),
  prefix: z.array(name.nullable()).max(20).optional(),
});
const fhirPatient = z.object({
  active: z.boolean().optional(),
  identifier: z
    .array(
      z.object({ use: name.optional(), type: fhirConcept.optional(), system: name.optional(), value: name.optional() }),
    )
    .max(200)
    .optional(),
  name: z.array(humanName).max(50).optional(),
  gender: z.string().max(20).optional(),
  birthDate: birthDate.optional(),
  deceasedDateTime: startDate.optional(),
  extension: z
    .array(z.looseObject({ url: z.string().max(2000).optional(), valueCode: z.string().max(50).optional() }))
    .max(200)
    .optional(),
  link: z
    .array(z.object({ type: name }))
    .max(100)
    .optional(),
});
type FhirPatient = z.infer<typeof fhirPatient>;

export function mapPatient(id: string, resource: unknown): MappingResult {
  const read = readResource(fhirPatient, resource);
  if (!read.ok) return read;
  const patient = read.value;
  const isWithdrawn = patient.active === false || (patient.link ?? []).some(({ type }) => type === 'replaced-by');
  return taken(id, { identity: toIdentity(patient), isWithdrawn });
}

function toIdentity(patient: FhirPatient): PatientIdentity {
  const chosen = chooseName(patient.name ?? []);
  const title = chosen?.prefix?.find((prefix) => prefix !== null && prefix !== '');
  return {
    familyName: clip(chosen?.family ?? chosen?.text ?? '', 200),
    givenNames: (chosen?.given ?? []).flatMap((given) => (given === null || given === '' ? [] : [clip(given, 200)])),
    ...(title === undefined || title === null ? {} : { title: clip(title, 50) }),
    birthDate: patient.birthDate ?? null,
    sex: toSex(patient.gender, patient.extension ?? []),
    identifiers: (patient.identifier ?? []).flatMap(({ type, system = '', value = '', use }) =>
      value === '' || value.length > 100 || system.length > 200 || use === 'old'
        ? []
        : [{ system: clip(system, 200), value: clip(value, 100), kind: identifierKind(codesOf(type), system) }],
    ),
    deceasedAt: patient.deceasedDateTime ?? null,
  };
}

function chooseName(names: readonly z.infer<typeof humanName>[]): z.infer<typeof humanName> | undefined {
  for (const use of ['official', 'usual', undefined]) {
    const found = names.find((candidate) => candidate.use === use);
    if (found !== undefined) return found;
  }
  return names.find(({ use }) => use !== 'old' && use !== 'maiden') ?? names[0];
}

const SEX: ReadonlyMap<string, PatientIdentity['sex']> = new Map([
  ['female', 'female'],
  ['f', 'female'],
  ['male', 'male'],
  ['m', 'male'],
  ['other', 'other'],
]);
/** US Core, and HL7's sex parameter for clinical use. */
const BIRTH_SEX = /us-core-(birth-?sex|sex)$|patient-sexParameterForClinicalUse$/;

/** The administrative gender; where it names neither sex, the sex at birth where the sender states it: doses and formulas go by that. */
function toSex(
  gender: string | undefined,
  extensions: readonly { url?: string | undefined; valueCode?: string | undefined }[],
): PatientIdentity['sex'] {
  const stated = SEX.get((gender ?? '').toLowerCase()) ?? 'unknown';
  if (stated === 'female' || stated === 'male') return stated;
  const atBirth = extensions.find(({ url = '' }) => BIRTH_SEX.test(url))?.valueCode ?? '';
  const born = SEX.get(atBirth.toLowerCase()) ?? SNOMED_SEX.get(atBirth);
  return born ?? stated;
}

const SNOMED_SEX: ReadonlyMap<string, PatientIdentity['sex']> = new Map([
  ['248152002', 'female'],
  ['248153007', 'male'],
]);

/** HL7 table 0203; the French national health identity (INS) by the root of its object identifiers. */
function identifierKind(codes: readonly string[], system: string): 'hospital' | 'national' | 'other' {
  if (codes.some((code) => ['MR', 'PI', 'PT'].includes(code))) return 'hospital';
  const isNational = codes.some((code) => ['NI', 'SS', 'NH', 'INS', 'INS-C', 'INS-NIR'].includes(code));
  return isNational || system.startsWith('urn:oid:1.2.250.1.213.1.4') ? 'national' : 'other';
}
