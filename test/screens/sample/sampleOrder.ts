import type { Administration } from '../../../schema/chart/administration.ts';
import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';
import type { Dosage } from '../../../schema/chart/dosage.ts';
import { at } from './sampleTime.ts';

interface SampleLine {
  readonly id: string;
  readonly text: string;
  readonly brand?: string;
  readonly dose: number;
  readonly unit?: string;
  readonly route?: Dosage['route'];
  readonly times: readonly string[];
  readonly days?: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  readonly start?: string;
  readonly end?: string;
  readonly status?: MedicationOrder['status'];
  readonly revision?: number;
  readonly form?: string;
}

export function order(line: SampleLine): MedicationOrder {
  return {
    id: line.id,
    revision: line.revision ?? 1,
    status: line.status ?? 'active',
    medication: {
      codings: [],
      text: line.text,
      ...(line.brand === undefined ? {} : { brandName: line.brand }),
      ...(line.form === undefined ? {} : { form: line.form }),
    },
    dosages: [
      {
        dose: { value: line.dose, unit: line.unit ?? 'mg' },
        route: line.route ?? 'oral',
        timing: {
          frequency: line.times.length,
          period: 1,
          periodUnit: line.days === undefined ? 'd' : 'wk',
          timesOfDay: [...line.times],
          ...(line.days === undefined ? {} : { daysOfWeek: [...line.days] }),
        },
        asNeeded: false,
      },
    ],
    start: line.start ?? at(-4, '08:00'),
    end: line.end ?? null,
    authoredOn: line.start ?? at(-4, '08:00'),
    prescriberName: 'Dr H. Blanc',
    category: 'inpatient',
  };
}

/** What the ward charted for a line over the last days: given, but for the one day that is named. */
export function charted(line: MedicationOrder, missedDay: number | null = null): readonly Administration[] {
  const times = line.dosages[0]?.timing.timesOfDay ?? [];
  return [-4, -3, -2, -1, 0].flatMap((day) =>
    times.flatMap((time): Administration[] => {
      const moment = at(day, time);
      if (moment > at(0, '08:10') || (line.start !== null && moment < line.start)) return [];
      return [
        {
          id: `${line.id}.${day}.${time}`,
          orderId: line.id,
          at: moment,
          status: day === missedDay ? 'notGiven' : 'given',
        },
      ];
    }),
  );
}
