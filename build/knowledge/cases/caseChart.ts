import { chart as chartSchema, type Chart } from '../../../schema/chart/chart.ts';
import { codeSystems } from '../../../schema/coding.ts';
import type { CaseLine, StarterCase } from './starterCase.ts';

export const CASE_NOW = '2026-11-21T08:00:00.000Z';
const HOUR_MS = 3_600_000;
const DAYS_ON_TREATMENT = 10;

function hoursAgo(hours: number): string {
  return new Date(Date.parse(CASE_NOW) - hours * HOUR_MS).toISOString();
}

/** The chart that a case describes: every feed fresh, every line begun ten days ago, one weight. Throws on a case that cannot be read. */
export function caseChart(written: StarterCase): Chart {
  const [age = '', sex = '', weight = ''] = written.patient.split(' ');
  const heights = written.height === undefined ? [] : [observationOf(`height ${written.height} 24`, 'height')];
  const words = (written.findingsInWords ?? []).map((text, index) => inWords(text, `words${index}`));
  const statusOf = (value: string | undefined, gestationWeeks?: number) =>
    value === undefined
      ? null
      : { value, recordedAt: hoursAgo(24), ...(gestationWeeks === undefined ? {} : { gestationWeeks }) };
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
      birthDate: birthDateOf(age),
      sex,
      identifiers: [],
      deceasedAt: null,
      pregnancy: statusOf(written.pregnancy, written.gestationWeeks),
      lactation: statusOf(written.lactation),
      dialysis: { value: written.dialysis ?? 'no', recordedAt: started },
    },
    stay: null,
    orders: written.lines.map((line, index) =>
      orderOf(typeof line === 'string' ? { order: line } : line, `line${index}`),
    ),
    administrations: [],
    observations: [...labs, ...heights, ...words, observationOf(`weight ${weight} kg 24`, 'weight')],
    allergies: { state: allergies.length > 0 ? 'known' : 'noKnownAllergies', entries: allergies, assertedAt: started },
    conditions: { state: 'recorded', entries: (written.conditions ?? []).map(conditionOf) },
    completeSince: hoursAgo(24 * 365),
    feedsAsOf: { orders: CASE_NOW, results: CASE_NOW, allergies: CASE_NOW, conditions: CASE_NOW, patient: CASE_NOW },
  });
}

/** Children by whole months, others by years; the birthday is some weeks ago. */
function birthDateOf(age: string): string {
  if (!age.endsWith('mo')) return `${2026 - Number(age)}-01-15`;
  const months = 2026 * 12 + 10 - Number(age.slice(0, -2));
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-15`;
}

/** `90d` and `2h` ago, `+3d` to come. */
function momentOf(text: string): string {
  const [, sign, count, unit] = /^(\+?)([\d.]+)(h|d)$/.exec(text) ?? [];
  if (count === undefined) throw new Error(`moment not understood: ${text}`);
  const hours = Number(count) * (unit === 'd' ? 24 : 1);
  return hoursAgo(sign === '+' ? -hours : hours);
}

function quantityOf(text: string) {
  const [value = '', unit = '1'] = text.split(' ');
  return { value: Number(value), unit };
}

function orderOf(line: CaseLine, id: string) {
  const match = /^(.+) ([\d.]+) (\S+) (\w+) ([\d.]+)\/(d|wk|mo)$/.exec(line.order);
  const [, drug, value, unit, route, frequency, periodUnit] = match ?? [];
  if (drug === undefined) throw new Error(`line not understood: ${line.order}`);
  const start = momentOf(line.start ?? `${DAYS_ON_TREATMENT}d`);
  const timing = {
    frequency: Number(frequency),
    period: 1,
    periodUnit,
    ...(line.times === undefined ? {} : { timesOfDay: line.times }),
    ...(line.when === undefined ? {} : { when: line.when }),
    ...(line.once === undefined ? {} : { once: line.once }),
  };
  return {
    id,
    revision: 1,
    status: line.status ?? 'active',
    medication: {
      codings: [],
      text: drug,
      ...(line.form === undefined ? {} : { form: line.form }),
      ...(line.strength === undefined ? {} : { strength: { numerator: quantityOf(line.strength) } }),
    },
    dosages: [
      {
        dose: { value: Number(value), unit },
        route,
        timing,
        asNeeded: line.asNeeded ?? false,
        ...(line.rate === undefined ? {} : { rate: quantityOf(line.rate) }),
        ...(line.access === undefined ? {} : { accessText: line.access }),
        ...(line.diluent === undefined ? {} : { diluentText: line.diluent }),
        ...(line.text === undefined ? {} : { text: line.text }),
      },
    ],
    start: line.startUnknown === true ? null : start,
    end: line.end === undefined ? null : momentOf(line.end),
    authoredOn: start,
    category: line.category ?? 'inpatient',
    ...(line.indication === undefined ? {} : { indication: line.indication.map(icd10) }),
  };
}

function icd10(code: string) {
  return { codings: [{ system: codeSystems.icd10, code }], text: code };
}

function conditionOf(code: string, index: number) {
  return {
    id: `condition${index}`,
    code: icd10(code),
    clinicalStatus: 'active',
    verification: 'confirmed',
    onsetAt: null,
    recordedAt: null,
  };
}

/** `CYP2C19 phenotype: poor metaboliser`: the name of the test, then its result. */
function inWords(text: string, id: string) {
  const [name = '', result = ''] = text.split(': ');
  const at = hoursAgo(24 * 30);
  return {
    id,
    status: 'final',
    category: 'laboratory',
    code: { codings: [], text: name },
    value: null,
    valueText: result,
    effectiveAt: at,
    issuedAt: at,
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
    text: words[analyte] ?? analyte.replaceAll(/([A-Z])/g, ' $1').toLowerCase(),
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
  const [, substance = '', severity = ''] = /^(.+) (\S+)$/.exec(allergy) ?? [];
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
