import type { Chart } from '../../../schema/chart/chart.ts';
import type { Patient } from '../../../schema/chart/patient.ts';
import { at } from './sampleTime.ts';

interface SamplePatient {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly title?: string;
  readonly born: string | null;
  readonly sex: Patient['sex'];
  readonly bed: string | null;
  readonly orders?: Chart['orders'];
  readonly administrations?: Chart['administrations'];
  readonly observations?: Chart['observations'];
  readonly allergies?: Chart['allergies'];
  readonly pregnancy?: Patient['pregnancy'];
}

const NO_ALLERGIES: Chart['allergies'] = { state: 'noKnownAllergies', entries: [], assertedAt: at(-3, '15:00') };

export function chart(sample: SamplePatient): Chart {
  return {
    id: sample.id,
    siteId: 'site',
    wardId: '3b',
    revision: 7,
    patient: {
      familyName: sample.family,
      givenNames: [sample.given],
      ...(sample.title === undefined ? {} : { title: sample.title }),
      birthDate: sample.born,
      sex: sample.sex,
      identifiers: [{ system: 'hospital', value: `999 000 00${sample.id.slice(-2)}`, kind: 'hospital' }],
      deceasedAt: null,
      pregnancy: sample.pregnancy ?? null,
      lactation: sample.pregnancy === undefined ? null : { value: 'no', recordedAt: at(-2, '11:00') },
      dialysis: null,
    },
    stay: {
      id: `stay.${sample.id}`,
      status: 'inProgress',
      wardId: '3b',
      bed: sample.bed,
      admittedAt: at(-4, '16:00'),
      dischargedAt: null,
    },
    orders: sample.orders ?? [],
    administrations: sample.administrations ?? [],
    observations: sample.observations ?? [],
    allergies: sample.allergies ?? NO_ALLERGIES,
    conditions: { state: 'recorded', entries: [] },
    completeSince: at(-90, '00:00'),
    feedsAsOf: {
      orders: at(0, '08:01'),
      results: at(0, '08:11'),
      allergies: at(-1, '06:20'),
      conditions: at(0, '08:00'),
      patient: at(0, '08:11'),
    },
  };
}
