import type { Ward } from '../../schema/state/ward.ts';

const NAMES = [
  '3B Cardiology',
  '2A Médecine interne',
  '4C Orthopaedic surgery',
  '1D Gériatrie',
  '5E Nephrology',
  '6F Psychiatrie',
  '7G Oncology',
  '8H Soins intensifs',
] as const;

const BEDS_PER_WARD = 32;
const FIRST_WARD_PATIENTS = 30;
/** What one scope of the wire can name (`schema/wire/pull.ts`): somebody may follow the whole hospital. */
const MOST_WARDS = 200;

/** The wards of a hospital of this size: three for 60 patients, eight named ones, then numbered units. */
export function demoWards(siteId: string, patients: number): readonly [Ward, ...Ward[]] {
  const count = Math.min(MOST_WARDS, Math.max(3, Math.ceil(patients / FIRST_WARD_PATIENTS)));
  const beds = Math.max(BEDS_PER_WARD, Math.ceil(patients / count) + 4);
  const ward = (index: number): Ward => ({
    id: `ward-${String(index + 1).padStart(3, '0')}`,
    siteId,
    name: NAMES[index] ?? `Unit ${index + 1}`,
    beds,
  });
  return [ward(0), ...Array.from({ length: count - 1 }, (_, index) => ward(index + 1))];
}

/** The ward of the patient at this place: half of a small hospital lies in the first, the others share the rest. */
export function wardIndexOf(index: number, patients: number, wardCount: number): number {
  const inFirst = Math.min(FIRST_WARD_PATIENTS, Math.max(1, Math.ceil(patients / 2)));
  return index < inFirst ? 0 : 1 + ((index - inFirst) % (wardCount - 1));
}
