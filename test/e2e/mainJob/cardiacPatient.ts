/** A made-up patient as a hospital system sends one: FHIR R4. Her potassium decides whether her validated lines stay so. */
const PATIENT = 'main-job-cardiac';

const iso = (date: Date): string => date.toISOString();
const rxNorm = (code: string, display: string) => ({
  coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display }],
  text: display,
});

export function cardiacPatient(wardId: string, now: Date): unknown {
  const start = new Date(now.getTime() - 3 * 86_400_000);
  const order = (id: string, medication: unknown, milligrams: number) => ({
    resourceType: 'MedicationRequest',
    id: `${PATIENT}-${id}`,
    status: 'active',
    intent: 'order',
    subject: { reference: `Patient/${PATIENT}` },
    medicationCodeableConcept: medication,
    authoredOn: iso(start),
    dosageInstruction: [
      {
        timing: {
          repeat: {
            frequency: 1,
            period: 1,
            periodUnit: 'd',
            timeOfDay: ['08:00:00'],
            boundsPeriod: { start: iso(start) },
          },
        },
        route: { coding: [{ system: 'http://snomed.info/sct', code: '26643006', display: 'Oral route' }] },
        doseAndRate: [
          { doseQuantity: { value: milligrams, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } },
        ],
      },
    ],
  });
  const measure = (
    id: string,
    loinc: string,
    display: string,
    value: number,
    unit: string,
    category = 'laboratory',
  ) => ({
    resourceType: 'Observation',
    id: `${PATIENT}-${id}`,
    status: 'final',
    category: [{ coding: [{ code: category }] }],
    code: { coding: [{ system: 'http://loinc.org', code: loinc, display }] },
    subject: { reference: `Patient/${PATIENT}` },
    effectiveDateTime: iso(new Date(now.getTime() - 3 * 3_600_000)),
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
  });
  const resources = [
    {
      resourceType: 'Patient',
      id: PATIENT,
      name: [{ family: 'Heartley', given: ['Nora'] }],
      gender: 'female',
      birthDate: '1961-02-03',
      identifier: [{ system: 'urn:test', value: '999 000 9001' }],
    },
    {
      resourceType: 'Encounter',
      id: `${PATIENT}-stay`,
      status: 'in-progress',
      class: { code: 'IMP' },
      subject: { reference: `Patient/${PATIENT}` },
      period: { start: iso(start) },
      location: [{ location: { reference: `Location/${wardId}` } }],
    },
    order('spironolactone', rxNorm('9997', 'spironolactone'), 25),
    order('bisoprolol', rxNorm('19484', 'bisoprolol'), 5),
    order('pantoprazole', rxNorm('40790', 'pantoprazole'), 40),
    measure('creatinine', '2160-0', 'Creatinine', 0.8, 'mg/dL'),
    measure('weight', '29463-7', 'Body weight', 70, 'kg', 'vital-signs'),
    measure('height', '8302-2', 'Body height', 168, 'cm', 'vital-signs'),
  ];
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
}

export function potassiumOf(value: number, id: string, at: Date): unknown {
  return {
    resourceType: 'Observation',
    id: `${PATIENT}-${id}`,
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3', display: 'Potassium' }] },
    subject: { reference: `Patient/${PATIENT}` },
    effectiveDateTime: at.toISOString(),
    valueQuantity: { value, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  };
}
