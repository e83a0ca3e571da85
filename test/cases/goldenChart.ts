import { codeSystems } from '../../schema/coding.ts';
import { type Chart, chart } from '../../schema/chart/chart.ts';
import type { ReviewContext } from '../../clinical/review/reviewContext.ts';
import type { GoldenCase } from './goldenCase.ts';
import { quantityOf } from './goldenPack.ts';

const defaultNow = '2026-11-21T09:00:00.000Z';

/** The chart that a golden case describes. What it leaves out is an ordinary adult with everything recorded. */
export function goldenChart(written: GoldenCase): Chart {
  const now = written.now ?? defaultNow;
  const patient = written.patient ?? {};
  const observations = [
    ...(patient.weight === null ? [] : [`weight ${patient.weight ?? '80 kg'} ${patient.weightTaken ?? '1d'}`]),
    ...(patient.height === null ? [] : [`height ${patient.height ?? '180 cm'} 1d`]),
    ...(written.results ?? []),
  ].map((text, index) => observationOf(text, index, now));
  const answers = (written.answers ?? []).map((answer, index) => answerOf(answer, index, now));
  const allergies = patient.allergies ?? 'none';
  const statusOf = (value: string | undefined, gestationWeeks?: number) =>
    value === undefined ? null : { value, recordedAt: instantOf(patient.statusRecorded ?? '1d', now), ...(gestationWeeks === undefined ? {} : { gestationWeeks }) };
  const born = patient.born === undefined ? '1986-01-01' : patient.born;
  return chart.parse({
    id: 'golden', siteId: 'site', wardId: 'ward', revision: 1,
    patient: {
      familyName: 'Golden', givenNames: ['Case'], birthDate: born === null ? null : String(born), sex: patient.sex ?? 'male', identifiers: [], deceasedAt: null, pregnancy: statusOf(patient.pregnancy, patient.gestationWeeks), lactation: statusOf(patient.lactation),
      dialysis: { value: patient.dialysis ?? 'no', recordedAt: null },
    },
    stay: null,
    orders: written.lines.map((line, index) => orderOf(line, index, now)),
    administrations: (written.administrations ?? []).map((text, index) => administrationOf(text, index, now)),
    observations: [...observations, ...answers],
    allergies: {
      state: typeof allergies === 'string' ? (allergies === 'none' ? 'noKnownAllergies' : allergies) : 'known',
      entries: typeof allergies === 'string' ? [] : allergies.map((entry, index) => allergyOf(typeof entry === 'string' ? { to: entry } : entry, index)),
      assertedAt: null,
    },
    conditions: typeof patient.conditions === 'string' ? { state: patient.conditions, entries: [] } : { state: 'recorded', entries: (patient.conditions ?? []).map(conditionOf) },
    completeSince: written.completeSince === undefined ? null : instantOf(written.completeSince, now),
    feedsAsOf: { orders: now, results: now, allergies: now, conditions: now, patient: now },
  });
}

export function goldenContext(written: GoldenCase): ReviewContext {
  const now = written.now ?? defaultNow;
  const feed = (name: 'orders' | 'results' | 'allergies' | 'conditions' | 'patient') => ({
    asOf: written.missingFeeds?.includes(name) === true ? null : written.staleFeeds?.includes(name) === true ? instantOf('10h', now) : now, limitMinutes: 60,
  });
  return {
    now, utcOffsetMinutes: 60, clock: { trusted: written.clockTrusted ?? true },
    feeds: { orders: feed('orders'), results: feed('results'), allergies: feed('allergies'), conditions: feed('conditions'), patient: feed('patient') },
  };
}

/** "2h" and "3d" are before now, "+2h" after it; anything else is an instant. */
export function instantOf(text: string, now: string): string {
  const match = /^(\+?)(\d+(?:\.\d+)?)(h|d|m)$/.exec(text);
  if (match === null) return new Date(text).toISOString();
  const ms = Number(match[2]) * (match[3] === 'd' ? 86_400_000 : match[3] === 'h' ? 3_600_000 : 60_000);
  return new Date(Date.parse(now) + (match[1] === '+' ? ms : -ms)).toISOString();
}

function conditionOf(written: Exclude<NonNullable<NonNullable<GoldenCase['patient']>['conditions']>, string>[number], index: number): unknown {
  const own = typeof written !== 'string' ? written : /^[A-Z]\d/.test(written) ? { icd10: written } : { text: written };
  const codings = [[codeSystems.icd10, own.icd10], [codeSystems.snomed, own.snomed]].flatMap(([system, code]) => (code === undefined ? [] : [{ system, code }]));
  return { id: `condition${index}`, code: { codings, text: own.text ?? own.icd10 ?? own.snomed ?? '' }, clinicalStatus: own.status ?? 'active', verification: own.verification ?? 'confirmed', onsetAt: null, recordedAt: null };
}

function orderOf(line: GoldenCase['lines'][number], index: number, now: string): unknown {
  const written = typeof line === 'string' ? { drug: line } : line;
  const coded = [[codeSystems.atc, written.atc], [codeSystems.rxNorm, written.rxNorm], [codeSystems.cis, written.cis]].flatMap(([system, code]) => (code === undefined ? [] : [{ system, code }]));
  const strength = written.strength === undefined ? undefined : { numerator: quantityOf(written.strength) };
  return {
    id: written.id ?? `line${index + 1}`, revision: 0, status: written.status ?? 'active',
    medication: {
      codings: coded, text: written.drug,
      ...(written.brand === undefined ? {} : { brandName: written.brand }),
      ...(strength === undefined ? {} : { strength }), ...(written.form === undefined ? {} : { form: written.form }),
      ...(written.ingredients === undefined ? {} : { ingredients: written.ingredients.map((text) => ({ codings: [], text })) }),
    },
    dosages: [{
      ...(written.dose === undefined ? {} : { dose: quantityOf(written.dose) }),
      route: written.route ?? 'oral',
      ...(written.access === undefined ? {} : { accessText: written.access }), ...(written.diluent === undefined ? {} : { diluentText: written.diluent }), ...(written.rate === undefined ? {} : { rate: quantityOf(written.rate) }),
      timing: { ...(written.times === undefined ? {} : { timesOfDay: written.times }), ...(written.when === undefined ? {} : { when: written.when }), ...(written.once === undefined ? {} : { once: written.once }), ...(written.continuous === undefined ? {} : { continuous: written.continuous }),
        ...(written.perWeek === undefined ? {} : { frequency: written.perWeek, period: 1, periodUnit: 'wk' }), ...(written.everyHours !== undefined ? { frequency: 1, period: written.everyHours, periodUnit: 'h' } : written.perDay === undefined ? {} : { frequency: written.perDay, period: 1, periodUnit: 'd' }) },
      asNeeded: written.asNeeded ?? false,
      ...(written.instructions === undefined ? {} : { text: written.instructions }),
    }],
    start: instantOf(written.start ?? '10d', now), end: written.end === undefined ? null : instantOf(written.end, now), authoredOn: written.ordered === undefined ? null : instantOf(written.ordered, now), category: written.category ?? 'inpatient',
    ...(written.indication === undefined ? {} : { indication: written.indication.map((code) => ({ codings: [{ system: codeSystems.icd10, code }], text: code })) }),
  };
}

function administrationOf(text: string, index: number, now: string): unknown {
  const [orderId, status, when = '0h'] = text.split(/\s+/);
  return { id: `administration${index}`, orderId, status, at: instantOf(when, now) };
}

function observationOf(text: string, index: number, now: string): unknown {
  const [name = '', amount = '', unit = '1', when = '1h', status = 'final'] = text.split(/\s+/);
  const comparator = /^[<>]=?/.exec(amount)?.[0];
  const at = when === 'undated' ? null : instantOf(when, now);
  return {
    id: `result${index}`, status, category: 'laboratory', code: { codings: [], text: name.replaceAll('_', ' ') },
    value: { value: Number(amount.replace(/^[<>]=?/, '')), unit }, ...(comparator === undefined ? {} : { comparator }), effectiveAt: at, issuedAt: at,
  };
}

function answerOf(answer: NonNullable<GoldenCase['answers']>[number], index: number, now: string): unknown {
  const at = instantOf(answer.when ?? '1d', now);
  return {
    id: `answer${index}`, status: 'final', category: 'laboratory',
    code: { codings: answer.loinc === undefined ? [] : [{ system: codeSystems.loinc, code: answer.loinc }], text: answer.test },
    value: answer.value === undefined ? null : quantityOf(answer.value), ...(answer.says === undefined ? {} : { valueText: answer.says }), effectiveAt: at, issuedAt: at,
  };
}

function allergyOf(entry: { to: string; reaction?: string | undefined; severity?: string | undefined; intolerance?: boolean | undefined; verification?: string | undefined; active?: boolean | undefined; category?: string | undefined }, index: number): unknown {
  return {
    id: `allergy${index}`, code: { codings: [], text: entry.to }, type: entry.intolerance === true ? 'intolerance' : 'allergy', category: entry.category ?? 'medication', criticality: 'unknown',
    verification: entry.verification ?? 'confirmed', active: entry.active ?? true, recordedAt: null,
    reactions: entry.severity === undefined && entry.reaction === undefined ? [] : [{ manifestation: { codings: [], text: entry.reaction ?? 'rash' }, severity: entry.severity ?? 'unknown' }],
  };
}
