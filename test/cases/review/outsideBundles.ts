/** FHIR R4 as hospitals write it: small makers of the resources that a review reads. */
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const ATC = 'http://www.whocc.no/atc';
export const SNOMED = 'http://snomed.info/sct';
const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';
const subject = { reference: 'Patient/p1' };
type Resource = Readonly<Record<string, unknown>>;

export function bundle(id: string, ...resources: readonly Resource[]): Resource {
  return { resourceType: 'Bundle', id, type: 'collection', entry: resources.map((resource) => ({ resource })) };
}

export function patient(birthDate: string, gender: 'male' | 'female'): Resource {
  return { resourceType: 'Patient', id: 'p1', birthDate, gender };
}

export function concept(system: string, code: string, display: string): Resource {
  return { coding: [{ system, code, display }] };
}

export function order(id: string, medication: Resource | string, dosage: Resource | string, more: Resource = {}): Resource {
  return {
    resourceType: 'MedicationRequest',
    id,
    status: 'active',
    intent: 'order',
    subject,
    medicationCodeableConcept: typeof medication === 'string' ? { text: medication } : medication,
    dosageInstruction: [typeof dosage === 'string' ? { text: dosage } : dosage],
    ...more,
  };
}

/** `each 500 mg`, `bid` as a code, by mouth unless said otherwise. */
export function dosed(value: number, unit: string, code: string, route = '26643006'): Resource {
  return {
    timing: { code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', code }] } },
    route: { coding: [{ system: SNOMED, code: route }] },
    doseAndRate: [{ doseQuantity: { value, unit, system: UCUM, code: unit } }],
  };
}

export function result(id: string, code: string, value: number, unit: string, at = '2026-11-21T06:00:00Z'): Resource {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { coding: [{ system: LOINC, code }] },
    subject,
    effectiveDateTime: at,
    valueQuantity: { value, unit, system: UCUM, code: unit },
  };
}

export function diagnosis(id: string, system: string, code: string, text = code): Resource {
  return {
    resourceType: 'Condition',
    id,
    subject,
    clinicalStatus: { coding: [{ code: 'active' }] },
    verificationStatus: { coding: [{ code: 'confirmed' }] },
    code: { coding: [{ system, code }], text },
  };
}

export function allergy(id: string, code: Resource, manifestation?: Resource, severity?: string): Resource {
  return {
    resourceType: 'AllergyIntolerance',
    id,
    patient: subject,
    clinicalStatus: { coding: [{ code: 'active' }] },
    verificationStatus: { coding: [{ code: 'confirmed' }] },
    code,
    ...(manifestation === undefined ? {} : { reaction: [{ manifestation: [manifestation], severity }] }),
  };
}

export const noKnownAllergy = allergy('al0', concept(SNOMED, '716186003', 'No known allergy'));

/** What a careful sender always gives, so that a chart can be clear. */
export const measured: readonly Resource[] = [
  noKnownAllergy,
  result('w', '29463-7', 75, 'kg', '2026-11-20T08:00:00Z'),
  result('h', '8302-2', 175, 'cm', '2026-11-20T08:00:00Z'),
  result('cr', '2160-0', 0.9, 'mg/dL'),
  result('k', '2823-3', 4.2, 'mmol/L'),
  result('na', '2951-2', 140, 'mmol/L'),
];
