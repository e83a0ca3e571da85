import { chart as chartSchema, type Chart } from '../../../schema/chart/chart.ts';
import type { StarterCase } from './starterCase.ts';

export const CASE_NOW = '2026-11-21T08:00:00.000Z';
const HOUR_MS = 3_600_000;
const DAYS_ON_TREATMENT = 10;

function hoursAgo(hours: number): string {
  return new Date(Date.parse(CASE_NOW) - hours * HOUR_MS).toISOString();
}

/** The chart that a case describes: every feed fresh, every line begun ten days ago, one weight. Throws on a case that cannot be read. */
export function caseChart(written: StarterCase): Chart {
  const [age = '', sex = '', weight = ''] = written.patient.split(' ');
  const started = hoursAgo(DAYS_ON_TREATMENT * 24);
  const labs = (written.labs ?? []).map((lab, index) => observationOf(lab, `lab${index}`));
  const allergies = (written.allergies ?? []).map((allergy, index) => allergyOf(allergy, `allergy${index}`, started));
  return chartSchema.parse({
    id: 'case',
    siteId: 'site',
    wardId: 'ward',
    revision: 1,
    patient: {
      familyName: 'CASE',
      givenNames: ['Golden'],
      birthDate: `${2026 - Number(age)}-01-15`,
      sex,
      identifiers: [],
      deceasedAt: null,
      pregnancy: null,
      lactation: null,
      dialysis: { value: 'no', recordedAt: started },
    },
    stay: null,
    orders: written.lines.map((line, index) => orderOf(line, `line${index}`, started)),
    administrations: [],
    observations: [...labs, observationOf(`weight ${weight} kg 24`, 'weight')],
    allergies: { state: allergies.length > 0 ? 'known' : 'noKnownAllergies', entries: allergies, assertedAt: started },
    conditions: { state: 'recorded', entries: [] },
    completeSince: hoursAgo(24 * 365),
    feedsAsOf: { orders: CASE_NOW, results: CASE_NOW, allergies: CASE_NOW, conditions: CASE_NOW, patient: CASE_NOW },
  });
}

function orderOf(line: string, id: string, start: string) {
  const match = /^(.+) ([\d.]+) (\S+) (\w+) (\d+)\/(d|wk)$/.exec(line);
  const [, drug, value, unit, route, frequency, periodUnit] = match ?? [];
  if (drug === undefined) throw new Error(`line not understood: ${line}`);
  return {
    id,
    revision: 1,
    status: 'active',
    medication: { codings: [], text: drug },
    dosages: [
      {
        dose: { value: Number(value), unit },
        route,
        timing: { frequency: Number(frequency), period: 1, periodUnit },
        asNeeded: false,
      },
    ],
    start,
    end: null,
    authoredOn: start,
    category: 'inpatient',
  };
}

const words: Readonly<Record<string, string>> = {
  inr: 'INR',
  alanineAminotransferase: 'ALT',
  qtcInterval: 'QTc',
  digoxinLevel: 'Digoxin level',
  lithiumLevel: 'Lithium level',
  creatineKinase: 'CK',
  weight: 'Body weight',
};

function observationOf(lab: string, id: string) {
  const [, analyte = '', value, unit, hours] = /^(\w+) ([\d.]+) (\S+) ([\d.]+)$/.exec(lab) ?? [];
  if (unit === undefined) throw new Error(`result not understood: ${lab}`);
  const at = hoursAgo(Number(hours));
  const code = {
    codings: analyte === 'weight' ? [{ system: 'http://loinc.org', code: '29463-7' }] : [],
    text: words[analyte] ?? analyte,
  };
  return {
    id,
    status: 'final',
    category: analyte === 'weight' ? 'vitalSigns' : 'laboratory',
    code,
    value: { value: Number(value), unit },
    effectiveAt: at,
    issuedAt: at,
  };
}

function allergyOf(allergy: string, id: string, recordedAt: string) {
  const [substance = '', severity = ''] = allergy.split(' ');
  return {
    id,
    code: { codings: [], text: substance },
    type: 'allergy',
    category: 'medication',
    criticality: severity === 'severe' ? 'high' : 'low',
    verification: 'confirmed',
    active: true,
    recordedAt,
    reactions: [{ manifestation: { codings: [], text: severity === 'severe' ? 'Anaphylaxis' : 'Rash' }, severity }],
  };
}
