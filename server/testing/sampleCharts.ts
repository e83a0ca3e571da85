import type { ChartPieces, PatientIdentity } from '../store/chartPieces.ts';

const SOME_TIME = Date.parse('2026-11-20T06:00:00.000Z');
const HOUR_MS = 3_600_000;

/** A made-up patient on a ward: `orders` lines and `results` results an hour apart. */
export function samplePieces(
  number: number,
  wardId: string,
  { orders = 3, results = 5 }: { orders?: number; results?: number } = {},
): ChartPieces {
  return {
    chartId: `chart-${number}`,
    identity: sampleIdentity(number),
    stays: [
      { id: `stay-${number}`, status: 'inProgress', wardId, bed: `${number}`, admittedAt: at(0), dischargedAt: null },
    ],
    orders: Array.from({ length: orders }, (_, index) => ({
      id: `order-${number}-${index}`,
      status: 'active' as const,
      medication: {
        codings: [{ system: 'http://www.whocc.no/atc', code: 'C03DA01', display: 'spironolactone' }],
        text: 'Spironolactone 25 mg tablet',
        form: 'tablet',
      },
      dosages: [
        {
          dose: { value: 25 + index, unit: 'mg' },
          route: 'oral' as const,
          timing: { frequency: 1, period: 1, periodUnit: 'd' as const, timesOfDay: ['08:00'] },
          asNeeded: false,
        },
      ],
      start: at(0),
      end: null,
      authoredOn: at(0),
      category: 'inpatient' as const,
    })),
    observations: Array.from({ length: results }, (_, index) => sampleObservation(`result-${number}-${index}`, index)),
    noKnownAllergies: [{ id: `allergies-${number}`, isCurrent: true, assertedAt: at(0) }],
  };
}

export function sampleObservation(id: string, hours: number, value = 4.1) {
  return {
    id,
    status: 'final' as const,
    category: 'laboratory' as const,
    code: { codings: [{ system: 'http://loinc.org', code: '2823-3', display: 'Potassium' }], text: 'Potassium' },
    value: { value, unit: 'mmol/L' },
    effectiveAt: at(hours),
    issuedAt: at(hours),
  };
}

function sampleIdentity(number: number): PatientIdentity {
  return {
    familyName: `Sample-${number}`,
    givenNames: ['Anne', 'Ω "quoted" \\ é'],
    birthDate: '1944-03',
    sex: 'female',
    identifiers: [{ system: 'urn:oid:1.2.3', value: `TEST-${number}`, kind: 'hospital' }],
    deceasedAt: null,
  };
}

function at(hours: number): string {
  return new Date(SOME_TIME + hours * HOUR_MS).toISOString();
}
