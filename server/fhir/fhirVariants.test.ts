import { describe, expect, test } from 'vitest';
import { only, order, patient, potassium, read, subject } from '../testing/fhirSamples.ts';
import { dosageOfText } from './dosageOfText.ts';
import { timingOfWords } from './timingWords.ts';
import { toRoute } from './toRoute.ts';
import { unitCode } from './unitCode.ts';

const request = (more: object) => only(patient, { ...order, ...more }).orders[0];
const dosed = (instruction: object) => request({ dosageInstruction: [instruction] })?.dosages[0];
const mg = (value: number) => ({ value, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' });

describe('the ways in which a dose is sent', () => {
  test.each([
    ['R4', { doseAndRate: [{ doseQuantity: mg(500) }] }],
    ['R3, on the dosage itself', { doseQuantity: mg(500) }],
    ['one in place of a list', { doseAndRate: { doseQuantity: mg(500) } }],
    ['a number as text', { doseAndRate: [{ doseQuantity: { value: '500', unit: 'mg' } }] }],
    ['a unit in words', { doseAndRate: [{ doseQuantity: { value: 500, unit: 'milligrams' } }] }],
    ['a null for what is not there', { doseAndRate: [{ doseQuantity: mg(500), rateQuantity: null }], route: null }],
    ['words only', { text: '500 mg PO twice daily' }],
  ])('%s', (_, instruction) => {
    expect(dosed(instruction)?.dose).toEqual({ value: 500, unit: 'mg' });
  });

  test('a range, a rate, a limit a day', () => {
    expect(dosed({ doseAndRate: [{ doseRange: { low: mg(5), high: mg(10) } }] })?.doseRange?.high.value).toBe(10);
    const infusion = dosed({ doseAndRate: [{ rateQuantity: { value: 25, unit: 'ug/h', code: 'ug/h' } }] });
    expect(infusion).toMatchObject({ rate: { value: 25, unit: 'ug/h' }, timing: { continuous: true } });
    const limit = { numerator: mg(4000), denominator: { value: 24, unit: 'hour' } };
    expect(dosed({ maxDosePerPeriod: limit })?.maximumDailyDose?.value).toBe(4000);
    expect(dosed({ maxDosePerPeriod: [limit] })?.maximumDailyDose?.value).toBe(4000);
  });

  test('one without a unit is one of the product; any other bare number is no dose', () => {
    expect(dosed({ doseAndRate: [{ doseQuantity: { value: 1 } }] })?.dose).toEqual({ value: 1, unit: '1' });
    expect(dosed({ doseAndRate: [{ doseQuantity: { value: 20 } }] })?.dose).toBeUndefined();
  });

  test.each([
    [{ asNeededBoolean: true }, true],
    [{ asNeededCodeableConcept: { text: 'pain' } }, true],
    [{ asNeededFor: [{ text: 'pain' }] }, true],
    [{ asNeededBoolean: false }, false],
    [{ text: '1 g PO every 6 hours as needed' }, true],
  ])('%j as needed: %s', (instruction, expected) => {
    expect(dosed(instruction)?.asNeeded).toBe(expected);
  });
});

test.each([
  ['QD', 1, 1, 'd'],
  ['BID', 2, 1, 'd'],
  ['b.i.d.', 2, 1, 'd'],
  ['TID', 3, 1, 'd'],
  ['QID', 4, 1, 'd'],
  ['AM', 1, 1, 'd'],
  ['BED', 1, 1, 'd'],
  ['Q4H', 1, 4, 'h'],
  ['Q6H', 1, 6, 'h'],
  ['q8h', 1, 8, 'h'],
  ['Q12H', 1, 12, 'h'],
  ['Q4-6H', 1, 4, 'h'],
  ['QOD', 1, 48, 'h'],
  ['WK', 1, 168, 'h'],
  ['229799001', 2, 1, 'd'],
  ['307469008', 1, 8, 'h'],
  ['twice a day', 2, 1, 'd'],
  ['3 times daily', 3, 1, 'd'],
  ['3 fois par jour', 3, 1, 'd'],
  ['every 8 hours', 1, 8, 'h'],
  ['toutes les 6 heures', 1, 6, 'h'],
  ['once weekly', 1, 1, 'wk'],
  ['one time per week', 1, 1, 'wk'],
] as const)('%s is %d every %d %s', (words, frequency, period, periodUnit) => {
  expect(timingOfWords(words)).toEqual({ frequency, period, periodUnit });
});

test.each(['when the moon is full', 'two to three times daily', 'Q0H', '0 times a day', ''])(
  '"%s" says no frequency',
  (words) => {
    expect(timingOfWords(words)).toEqual({});
  },
);

test.each([
  '1 tablet (or 2) twice daily',
  '500 mg then 250 mg twice daily',
  '5 mg twice daily and 10 mg at bedtime',
  '2.5 mg daily, increase to 5 mg',
  '15 mg/kg every 8 hours',
  '1 to 2 tablets every 4 hours',
  'take as directed',
])('"%s" has no certain dose', (text) => {
  expect(dosageOfText(text)?.dose).toBeUndefined();
});

test.each([
  ['mL', 'mL'],
  ['milliliter(s)', 'mL'],
  ['micrograms/hour', 'ug/h'],
  ['mcg', 'ug'],
  ['Tabs', '{tbl}'],
  ['mmol/L', 'mmol/L'],
  ['10*9/L', '10*9/L'],
  ['[IU]', '[IU]'],
  ['mL/min/{1.73_m2}', 'mL/min/{1.73_m2}'],
])('the unit %s is %s', (sent, code) => {
  expect(unitCode(sent)).toBe(code);
});

test.each([
  ['372473007', 'buccal'],
  ['IVPUSH', 'intravenous'],
  ['20053000', 'oral'],
  ['NGT', 'enteralTube'],
] as const)('the route code %s is %s', (code, route) => {
  expect(toRoute({ coding: [{ code }] }).route).toBe(route);
});

describe('when an order begins and ends', () => {
  const timing = (repeat: object) => ({
    dosageInstruction: [{ timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', ...repeat } } }],
  });
  test('seven days from its start, or from when it was written', () => {
    const bounds = { boundsDuration: { value: 7, unit: 'day', code: 'd' } };
    expect(request({ ...timing(bounds), authoredOn: '2026-11-20T08:00:00Z' })).toMatchObject({
      start: null,
      end: '2026-11-27T08:00:00.000Z',
    });
  });

  test('until when it may be dispensed ends no treatment that is active, and does end one that is over', () => {
    const dispenseRequest = { validityPeriod: { start: '2026-01-01', end: '2026-02-01' } };
    const active = request({ ...timing({}), dispenseRequest });
    expect(active).toMatchObject({ start: '2026-01-01T00:00:00.000Z', end: null });
    const over = request({ ...timing({}), dispenseRequest, status: 'stopped' });
    expect(over).toMatchObject({ end: '2026-02-01T23:59:59.999Z', status: 'stopped' });
  });
});

test.each([
  ['urn:oid:2.16.840.1.113883.6.88', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  ['https://www.whocc.no/atc/', 'http://www.whocc.no/atc'],
  ['http://fhir.de/CodeSystem/bfarm/atc', 'http://www.whocc.no/atc'],
  ['http://snomed.info/sct/900000000000207008/version/20260101', 'http://snomed.info/sct'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'http://hl7.org/fhir/sid/icd-10-cm'],
  ['https://example.org/local', 'https://example.org/local'],
])('%s is known as %s', (system, known) => {
  expect(request({ medicationCodeableConcept: { coding: [{ system, code: 'X1' }] } })?.medication.codings).toEqual([
    { system: known, code: 'X1' },
  ]);
});

describe('who, why and with what', () => {
  test('R5 keeps the medicine and the reason in one element', () => {
    const made = only(patient, {
      ...order,
      medicationCodeableConcept: undefined,
      medication: { concept: { text: 'Methotrexate' } },
      reason: [
        { reference: { reference: 'Condition/c1', display: 'Rheumatoid arthritis' } },
        { concept: { text: 'psoriasis' } },
      ],
    });
    expect(made.orders[0]).toMatchObject({
      medication: { text: 'Methotrexate' },
      indication: [{ text: 'psoriasis' }, { text: 'Rheumatoid arthritis' }],
    });
  });

  test('without a patient, a fact is about the only one of the document, and about nobody among several', () => {
    expect(only(patient, { ...order, subject: undefined }).orders).toHaveLength(1);
    const { report } = read(patient, { ...patient, id: 'p2' }, { ...order, subject: undefined });
    expect(report.refused).toMatchObject([{ path: 'subject' }]);
  });

  test('the sex at birth counts where the administrative gender names neither', () => {
    const extension = [{ url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex', valueCode: 'F' }];
    expect(only({ ...patient, gender: 'unknown', extension }).patient.sex).toBe('female');
    expect(only({ ...patient, gender: 'male', extension }).patient.sex).toBe('male');
  });

  test('a bundle within a bundle is opened', () => {
    const inner = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: order }] };
    expect(only(patient, inner).orders.map(({ id }) => id)).toEqual(['m1']);
  });
});

describe('what was given without an order', () => {
  const given = (id: string, at: string, more: object = {}) => ({
    resourceType: 'MedicationAdministration',
    id,
    status: 'completed',
    subject,
    medicationCodeableConcept: { text: 'Enoxaparin' },
    effectiveDateTime: at,
    dosage: { dose: mg(40) },
    ...more,
  });

  test('is on board for a day; two doses of one drug are one line', () => {
    const { orders } = only(patient, given('a1', '2026-11-20T08:00:00Z'), given('a2', '2026-11-21T08:00:00Z'));
    expect(orders).toMatchObject([
      { status: 'active', start: '2026-11-20T08:00:00.000Z', end: '2026-11-22T08:00:00.000Z' },
    ]);
  });

  test('is a dose of the order of the same medicine, where there is one', () => {
    const same = { ...order, medicationCodeableConcept: { text: 'Enoxaparin' } };
    expect(only(patient, same, given('a1', '2026-11-21T07:00:00Z')).orders.map(({ id }) => id)).toEqual(['m1']);
  });

  test('a dose of an order that was not sent along is seen all the same', () => {
    const made = only(
      patient,
      given('a1', '2026-11-21T07:00:00Z', { request: { reference: 'MedicationRequest/gone' } }),
    );
    expect(made.orders.map(({ medication }) => medication.text)).toEqual(['Enoxaparin']);
  });
});

describe('allergies', () => {
  const allergy = (more: object) => ({ resourceType: 'AllergyIntolerance', id: 'al1', patient: subject, ...more });
  test.each([
    [{ code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] } }],
    [{ code: { coding: [{ code: '409137002' }] } }],
    [{ code: { text: 'NKDA' } }],
    [{ code: { text: 'No known drug allergies' } }],
    [{ code: { text: 'Aucune allergie connue' } }],
  ])('%j: nobody knows of one', (more) => {
    expect(only(patient, allergy(more)).allergies.state).toBe('noKnownAllergies');
  });

  test('none in the bundle is not recorded, which is not none', () => {
    expect(only(patient).allergies.state).toBe('notRecorded');
  });

  test('statuses in words, one reaction in place of a list', () => {
    const made = only(
      patient,
      allergy({
        code: { text: 'Penicillin' },
        clinicalStatus: 'active',
        verificationStatus: 'confirmed',
        category: ['medication'],
        reaction: {
          manifestation: [{ coding: [{ system: 'http://snomed.info/sct', code: '39579001' }] }],
          severity: 'severe',
        },
      }),
    );
    expect(made.allergies).toMatchObject({
      state: 'known',
      entries: [
        {
          verification: 'confirmed',
          reactions: [{ severity: 'severe', manifestation: { codings: [{ code: '39579001' }] } }],
        },
      ],
    });
  });
});

describe('statuses of the patient', () => {
  const observed = (loinc: string, value: object) => ({
    ...potassium,
    valueQuantity: undefined,
    code: { coding: [{ system: 'http://loinc.org', code: loinc }] },
    ...value,
  });
  const diagnosed = (coding: object, more: object = {}) => ({
    resourceType: 'Condition',
    id: 'c1',
    subject,
    recordedDate: '2026-11-01',
    code: { coding: [coding] },
    ...more,
  });

  test('an expected date of delivery tells the week', () => {
    const due = observed('11778-8', { valueDateTime: '2027-01-16' });
    expect(only(patient, due).patient.pregnancy).toMatchObject({ value: 'yes', gestationWeeks: 32 });
  });

  test.each([
    [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'Z33.1' }, undefined],
    [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'Z3A.20' }, 20],
    [{ system: 'http://snomed.info/sct', code: '77386006' }, undefined],
  ])('%j states a pregnancy, unless it is over', (coding, weeks) => {
    const made = only(patient, diagnosed(coding)).patient.pregnancy;
    expect([made?.value, made?.gestationWeeks]).toEqual(['yes', weeks]);
    const over = { abatementDateTime: '2026-11-10' };
    expect(only(patient, diagnosed(coding, over)).patient.pregnancy).toBeNull();
  });
});
