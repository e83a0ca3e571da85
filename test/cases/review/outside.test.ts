import { expect, test } from 'vitest';
import { severity as severitySchema } from '../../../schema/severity.ts';
import { answerReview, withPartsApart } from '../../../server/review/reviewAnswer.ts';
import { readReviewInput } from '../../../server/review/reviewInput.ts';
import { createText } from '../../../text/createText.ts';
import { knowledge } from '../explanation/explanationCharts.ts';
import {
  allergy,
  ATC,
  bundle,
  concept,
  diagnosis,
  dosed,
  measured,
  noKnownAllergy,
  order,
  patient,
  result,
  RXNORM,
  SNOMED,
} from './outsideBundles.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const names = new Map(knowledge.substances.map(({ id, name }) => [id, name]));
const text = createText('en', { names: (id) => names.get(id), zone: { utcOffsetMinutes: 0 } });

function reviewed(value: unknown) {
  const input = readReviewInput({ source: 'test', line: 1, value }, NOW);
  if (!input.ok) throw new Error(`${input.error.path}: ${input.error.message}`);
  const [first, ...others] = input.value;
  if (first === undefined || others.length > 0) throw new Error('one patient');
  expect(first.refused).toEqual([]);
  return withPartsApart(answerReview(first, knowledge, { now: NOW, asOf: NOW, utcOffsetMinutes: 0 }, text));
}

const old = patient('1942-05-01', 'female');
const man = patient('1965-05-01', 'male');
const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const oxycodone = concept(RXNORM, '7804', 'oxycodone');
const rash = { text: 'rash' };
const anaphylaxis = concept(SNOMED, '39579001', 'Anaphylaxis');
const penicillin = concept(SNOMED, '764146007', 'Penicillin');

/** Each must find this family, about these substances, at least as severe. */
const harmful: readonly [string, object, string, readonly string[], string][] = [
  ['warfarin with an NSAID, by product codes', bundle('1', man, ...measured, order('a', concept(RXNORM, '855332', 'warfarin sodium 5 MG Oral Tablet'), dosed(5, 'mg', 'QD')), order('b', concept(RXNORM, '197805', 'ibuprofen 400 MG Oral Tablet'), dosed(400, 'mg', 'TID')), result('inr', '6301-6', 2.5, '{INR}')), 'interaction', ['warfarin', 'ibuprofen'], 'notRecommended'],
  ['simvastatin with clarithromycin, by ATC', bundle('2', man, ...measured, order('a', concept(ATC, 'C10AA01', 'simvastatin'), dosed(40, 'mg', 'QD')), order('b', concept(ATC, 'J01FA09', 'clarithromycin'), dosed(500, 'mg', 'BID'))), 'interaction', ['simvastatin', 'clarithromycin'], 'contraindicated'],
  ['an opioid with a benzodiazepine, in words', bundle('3', old, ...measured, order('a', oxycodone, '10 mg PO every 12 hours'), order('b', 'Lorazepam', '1 mg PO three times daily')), 'interaction', ['oxycodone', 'lorazepam'], 'precaution'],
  ['potassium of 6.3 under spironolactone', bundle('4', old, noKnownAllergy, order('a', 'Spironolactone 25 mg tablet', dosed(25, 'mg', 'QD')), result('k', '6298-4', 6.3, 'mmol/L')), 'laboratoryTrigger', ['spironolactone'], 'contraindicated'],
  ['an INR without unit', bundle('5', man, order('a', 'Warfarin', dosed(5, 'mg', 'QD')), { ...result('inr', '6301-6', 6.5, ''), valueQuantity: { value: 6.5 } }), 'laboratoryTrigger', ['warfarin'], 'contraindicated'],
  ['a low glucose in mg/dL under insulin', bundle('6', man, order('a', 'Insulin glargine', dosed(20, '[IU]', 'QD', '34206005')), result('g', '2345-7', 45, 'mg/dL', '2026-11-21T07:00:00Z')), 'laboratoryTrigger', ['insulinGlargine'], 'notRecommended'],
  ['penicillin anaphylaxis and amoxicillin', bundle('7', man, allergy('al', penicillin, anaphylaxis, 'severe'), order('a', concept(RXNORM, '723', 'amoxicillin'), dosed(500, 'mg', 'TID'))), 'allergy', ['amoxicillin'], 'contraindicated'],
  ['a sulfonamide rash and co-trimoxazole', bundle('8', man, allergy('al', { text: 'Sulfamethoxazole' }, rash, 'mild'), order('a', 'Bactrim', '1 tablet twice daily')), 'allergy', ['sulfamethoxazole'], 'precaution'],
  ['metformin with a creatinine of 2.8', bundle('9', old, noKnownAllergy, result('w', '29463-7', 60, 'kg'), result('cr', '2160-0', 2.8, 'mg/dL'), order('a', concept(RXNORM, '6809', 'metformin'), dosed(1000, 'mg', 'BID'))), 'renal', ['metformin'], 'contraindicated'],
  ['a creatinine that doubled in two days under an NSAID', bundle('10', man, order('a', 'Diclofenac', dosed(50, 'mg', 'TID')), result('c1', '2160-0', 0.9, 'mg/dL', '2026-11-19T06:00:00Z'), result('c2', '2160-0', 2.0, 'mg/dL')), 'laboratoryTrigger', ['diclofenac'], 'precaution'],
  ['paracetamol twice under two names', bundle('11', man, order('a', 'Doliprane 1000 mg', dosed(1, 'g', 'QID')), order('b', concept(RXNORM, '161', 'acetaminophen'), dosed(500, 'mg', 'QID'))), 'duplicateTherapy', ['paracetamol'], 'precaution'],
  ['digoxin with a potassium of 2.8', bundle('12', old, order('a', 'Digoxin', dosed(0.125, 'mg', 'QD')), result('k', '2823-3', 2.8, 'mmol/L')), 'laboratoryTrigger', ['digoxin'], 'notRecommended'],
  ['three drugs that lengthen QT', bundle('13', old, ...measured, order('a', 'Haloperidol', dosed(2, 'mg', 'BID')), order('b', 'Citalopram', dosed(20, 'mg', 'QD')), order('c', 'Erythromycin', dosed(500, 'mg', 'QID'))), 'cumulativeRisk', ['citalopram', 'haloperidol'], 'precaution'],
  ['what is taken at home counts', bundle('14', man, order('a', 'Sildenafil', '50 mg PO once daily'), { resourceType: 'MedicationStatement', id: 'home', status: 'active', subject: { reference: 'Patient/p1' }, medicationCodeableConcept: { text: 'Isosorbide dinitrate' }, effectivePeriod: { start: '2026-01-01' } }), 'interaction', ['isosorbideDinitrate', 'sildenafil'], 'contraindicated'],
  ['a dose given without an order counts', bundle('15', man, order('a', 'Apixaban', dosed(5, 'mg', 'BID')), { resourceType: 'MedicationAdministration', id: 'given', status: 'completed', subject: { reference: 'Patient/p1' }, medicationCodeableConcept: { text: 'Enoxaparin' }, effectiveDateTime: '2026-11-21T06:00:00Z', dosage: { dose: { value: 80, unit: 'mg' } } }), 'interaction', ['apixaban', 'enoxaparin'], 'notRecommended'],
  ['a contained medicine with its ingredient', bundle('16', man, ...measured, { ...order('a', '', dosed(2.5, 'mg', 'WK')), medicationCodeableConcept: undefined, medicationReference: { reference: '#m' }, contained: [{ resourceType: 'Medication', id: 'm', ingredient: [{ itemCodeableConcept: concept(ATC, 'L04AX03', 'methotrexate') }] }] }, order('b', 'Trimethoprim', dosed(200, 'mg', 'BID'))), 'interaction', ['methotrexate', 'trimethoprim'], 'notRecommended'],
  ['a CDS Hooks draft beside what is prefetched', { hook: 'order-select', hookInstance: '17', context: { patientId: 'p1', selections: ['MedicationRequest/d'], draftOrders: bundle('d', order('d', 'Clarithromycin', dosed(500, 'mg', 'BID'), { status: 'draft' })) }, prefetch: { patient: man, medications: { ...bundle('m', order('a', 'Simvastatin', dosed(40, 'mg', 'QD'))), type: 'searchset' }, allergies: null } }, 'interaction', ['clarithromycin', 'simvastatin'], 'contraindicated'],
];

test.each(harmful)('%s', (_name, value, family, substances, atLeast) => {
  const { findings } = reviewed(value);
  const told = findings.map((finding) => `${finding.family} ${finding.severity} ${finding.substances.join('+')}`);
  const order = severitySchema.options;
  const found = findings.filter((finding) => finding.family === family && substances.every((id) => finding.substances.includes(id)));
  expect(found.length, told.join('\n')).toBeGreaterThan(0);
  expect(Math.min(...found.map(({ severity }) => order.indexOf(severity))), told.join('\n')).toBeLessThanOrEqual(order.findIndex((severity) => severity === atLeast));
});

const benign: readonly [string, object][] = [
  ['paracetamol and amoxicillin', bundle('b1', man, ...measured, order('a', 'Paracetamol', dosed(1000, 'mg', 'TID')), order('b', concept(RXNORM, '723', 'amoxicillin'), dosed(1000, 'mg', 'TID')))],
  ['an old order that is over', bundle('b2', man, ...measured, order('a', 'Simvastatin', dosed(40, 'mg', 'QD')), order('b', 'Clarithromycin', dosed(500, 'mg', 'BID'), { status: 'completed', authoredOn: '2026-01-02' }))],
  ['an eye drop beside a tablet', bundle('b3', man, ...measured, order('a', 'Warfarin', dosed(5, 'mg', 'QD')), order('b', 'Chloramphenicol', dosed(1, '[drp]', 'QID', '54485002')), result('inr', '6301-6', 2.4, '{INR}'), result('hb', '718-7', 14, 'g/dL'))],
  ['a prescription not to give', bundle('b4', man, ...measured, order('a', 'Warfarin', dosed(5, 'mg', 'QD')), order('b', 'Ibuprofen', dosed(400, 'mg', 'TID'), { doNotPerform: true }), result('inr', '6301-6', 2.4, '{INR}'))],
  ['basal and rapid insulin', bundle('b5', man, ...measured, order('a', 'Insulin glargine', dosed(20, '[IU]', 'QD', '34206005')), order('b', 'Insulin aspart', dosed(6, '[IU]', 'TID', '34206005')), result('g', '2345-7', 140, 'mg/dL'), diagnosis('d', icd, 'E11.9', 'Type 2 diabetes'))],
  ['a refuted allergy', bundle('b6', man, ...measured.slice(1), { ...allergy('al', penicillin, anaphylaxis, 'severe'), verificationStatus: { coding: [{ code: 'refuted' }] } }, order('a', 'Amoxicillin', dosed(500, 'mg', 'TID')))],
];

test.each(benign)('nothing must be answered: %s', (_name, value) => {
  const { findings } = reviewed(value);
  const loud = findings.filter(({ tier }) => tier === 'mustAnswer' || tier === 'show');
  expect(loud.map((finding) => `${finding.family} ${finding.severity} ${finding.tier} ${finding.substances.join('+')}`)).toEqual([]);
});

test('the answer has the keys that programs rely on, and no others at the top', () => {
  const answer = reviewed(harmful[0]?.[1]);
  expect(Object.keys(answer).toSorted()).toEqual(['clear', 'findings', 'id', 'notApplicable', 'notAssessed', 'patient']);
  const wanted = ['family', 'severity', 'tier', 'rule', 'orders', 'substances', 'message', 'evidence'];
  for (const finding of answer.findings) expect(Object.keys(finding)).toEqual(expect.arrayContaining(wanted));
});

test('without allergies in the bundle the family is not assessed, never clear', () => {
  const { clear, notAssessed } = reviewed(bundle('n', man, order('a', 'Amoxicillin', dosed(500, 'mg', 'TID'))));
  expect(clear).not.toContain('allergy');
  expect(notAssessed).toContainEqual(expect.objectContaining({ family: 'allergy', reason: 'missing' }));
});
